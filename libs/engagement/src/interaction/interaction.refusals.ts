import { defineRefusals } from '#kernel';

export const interactionRefusals = defineRefusals({
  ContactInFuture: {
    en: 'The contact is in the future; plan a next step instead.',
    zh: '沟通日期不能晚于当前时间，请改为计划下一步',
    status: 422,
  },
  MomentOnOtherDay: {
    en: 'The time of the contact is not on its day.',
    zh: '沟通时间与沟通日期不符',
    status: 422,
  },
  StepBeforeContact: {
    en: 'The next step is due before the contact.',
    zh: '下一步的截止日期早于沟通日期',
    status: 422,
  },
  InteractionIsWithdrawn: { en: 'The contact has been withdrawn.', zh: '该沟通记录已撤销' },
  StepNotOpen: { en: 'No open step has this id.', zh: '没有该编号的待办事项', status: 404 },
  TooManySteps: {
    en: 'A contact has at most twenty open steps.',
    zh: '一次沟通的待办事项最多二十项',
  },
  TooManyFiles: { en: 'A contact has at most fifty files.', zh: '一次沟通最多关联五十个文件' },
});
