import { defineRefusals } from '#kernel';

export const planRefusals = defineRefusals({
  PlanIsClosed: { en: 'The plan is closed.', zh: '该规划已总结' },
  PlanGoalUnknown: { en: 'The plan has no such goal.', zh: '该规划没有此目标', status: 422 },
  PlanActionUnknown: { en: 'The plan has no such action.', zh: '该规划没有此行动', status: 422 },
  PlanIdTwice: {
    en: 'Two goals or two actions have one id.',
    zh: '目标或行动编号重复',
    status: 422,
  },
  PlanReviewInPast: {
    en: 'The next look at the plan is in the past.',
    zh: '下次回顾日期不能早于今天',
    status: 422,
  },
  PlanOwnerUnknown: {
    en: 'Whoever is to own it does not work here.',
    zh: '负责人不存在或不在岗',
    status: 422,
  },
  PlanGoalsOpen: {
    en: 'Some goals have not been assessed.',
    zh: '尚有目标未评估',
  },
});
