import { defineRefusals } from '#kernel';

export const contingencyRefusals = defineRefusals({
  PlanRetired: { en: 'The contingency plan is out of use.', zh: '该应急预案已停用' },
  PlanNotApproved: { en: 'The contingency plan is not approved.', zh: '该应急预案尚未批准' },
  PlanAlreadyApproved: { en: 'This version is approved already.', zh: '该版本已批准' },
  PlanChanged: {
    en: 'The plan has another version than the one that was read.',
    zh: '预案已有新版本',
    status: 422,
  },
  PlanHasGaps: {
    en: 'The last test found gaps: revise the plan first.',
    zh: '最近演练发现缺陷，须先修订预案',
  },
});
