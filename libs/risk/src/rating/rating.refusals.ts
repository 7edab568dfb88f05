import { defineRefusals } from '#kernel';

export const ratingRefusals = defineRefusals({
  SameGrade: { en: 'The client has that grade by its figures.', zh: '与模型评级一致，无须调整' },
  BeyondAuthority: {
    en: 'A risk officer raises a rating by one grade at most; a credit approver may go further.',
    zh: '风险管理人员最多上调一级，超过须由审批人决定',
    status: 403,
  },
  RedWarningStands: {
    en: 'No rating is raised while a red warning stands.',
    zh: '红色预警存续期间不得上调信用等级',
  },
  RatingOverrideTooLong: {
    en: 'An override ends within a year, on a day to come.',
    zh: '人工调整有效期须晚于今天且不超过一年',
    status: 422,
  },
  NotOverridden: { en: 'The rating follows the figures.', zh: '评级未经人工调整' },
});
