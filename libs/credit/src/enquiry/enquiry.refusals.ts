import { defineRefusals } from '#kernel';

export const enquiryRefusals = defineRefusals({
  EnquiryOwnerMissing: {
    en: 'The client has no manager: name who answers.',
    zh: '客户尚无客户经理，须指定答复人',
    status: 422,
  },
  EnquiryDueInPast: {
    en: 'The day it is due lies before the enquiry.',
    zh: '答复期限不得早于咨询日',
    status: 422,
  },
  EnquiryOver: { en: 'The enquiry has ended.', zh: '该咨询已结束' },
  EnquiryUnknown: { en: 'There is no such enquiry.', zh: '未找到该咨询', status: 422 },
  EnquiryOfAnother: {
    en: 'The enquiry is another client’s.',
    zh: '该咨询属于其他客户',
    status: 422,
  },
});
