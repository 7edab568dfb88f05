import type { CodeOf } from '#kernel';
import { defineCodes } from '#kernel';

/** What the bank and a client want of each other in a year (D-15). */
export const PlanGoal = defineCodes(
  { en: 'Goal of a relationship plan', zh: '客户关系规划目标' },
  {
    financing: { en: 'Financing for its projects', zh: '项目融资支持' },
    share: { en: 'A greater share of its business', zh: '提升合作份额' },
    otherLines: { en: 'Use of other business lines', zh: '拓展其他业务合作' },
    satisfaction: { en: 'Satisfaction', zh: '提升客户满意度' },
    lessRisk: { en: 'Less risk', zh: '降低风险' },
    trust: { en: 'Trust between the seniors', zh: '深化高层互信' },
  },
);
export type PlanGoal = CodeOf<typeof PlanGoal>;

/** How far a goal was reached. */
export const GoalState = defineCodes(
  { en: 'State of a goal', zh: '目标完成情况' },
  {
    open: { en: 'Open', zh: '进行中' },
    reached: { en: 'Reached', zh: '已达成' },
    partly: { en: 'Reached in part', zh: '部分达成' },
    missed: { en: 'Missed', zh: '未达成' },
  },
);
export type GoalState = CodeOf<typeof GoalState>;

export const PlanState = defineCodes(
  { en: 'State of a relationship plan', zh: '客户关系规划状态' },
  {
    running: { en: 'Running', zh: '执行中' },
    closed: { en: 'Closed', zh: '已总结' },
  },
);
export type PlanState = CodeOf<typeof PlanState>;
