import { defineRefusals } from '#kernel';

export const ratingRefusals = defineRefusals({
  NotRated: { en: 'The client has no rating yet.', zh: '客户尚无评级' },
  QualityJudgedTwice: {
    en: 'A qualitative criterion is judged once.',
    zh: '每一维度只能评价一次',
    status: 422,
  },
  SameGrade: {
    en: 'The figures already give the client this grade.',
    zh: '与模型评级一致，无须调整',
  },
  BeyondAuthority: {
    en: 'A risk officer may raise a rating by at most one grade; a credit approver may go further.',
    zh: '风险管理人员最多上调一级，超过须由审批人决定',
    status: 403,
  },
  RedWarningStands: {
    en: 'A rating cannot be raised while a red warning stands.',
    zh: '红色预警存续期间不得上调信用等级',
  },
  RatingOverrideTooLong: {
    en: 'An override must end in the future, within a year.',
    zh: '人工调整有效期须晚于今天且不超过一年',
    status: 422,
  },
  NotOverridden: { en: 'The rating follows the figures.', zh: '评级未经人工调整' },
});
