import { defineRefusals } from '#kernel';

export const noticeRefusals = defineRefusals({
  ConsentMissing: {
    en: 'The client has not agreed to hear of this topic.',
    zh: '客户未同意接收该主题的通知',
  },
  TopicOfSystem: {
    en: 'Notices of this topic are sent by the system only.',
    zh: '该主题的通知仅由系统发送',
    status: 422,
  },
  NoticeNotSent: {
    en: 'The notice was not sent: it has no address, or waits for the digest.',
    zh: '通知未发送：无联系地址或待汇总',
  },
});
