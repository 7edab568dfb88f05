import { relationshipPlanEvents } from './relationship-plan.events.js';

const valueDate = '2026-03-02';

export const goal = {
  goalId: 'g1',
  kind: 'otherLines',
  measure: '结算量占比达到三成',
} as const;

export const action = {
  actionId: 'a1',
  goalId: 'g1',
  what: '介绍现金管理平台',
  ownerId: 'rm-7',
  dueOn: '2026-05-01',
} as const;

export const agreed = relationshipPlanEvents.PlanAgreed({
  clientId: 'cl_qinling',
  year: 2026,
  goals: [goal],
  actions: [action],
  ownerId: 'rm-7',
  reviewOn: '2026-06-01',
  valueDate,
});
export const done = relationshipPlanEvents.PlanActionDone({
  actionId: 'a1',
  result: '客户同意试用',
  valueDate,
});
export const assessed = relationshipPlanEvents.PlanGoalAssessed({
  goalId: 'g1',
  state: 'reached',
  evidence: '结算量占比 34%',
  valueDate,
});
export const closed = relationshipPlanEvents.PlanClosed({
  conclusion: '年度目标达成',
  reached: 1,
  goals: 1,
  valueDate,
});
