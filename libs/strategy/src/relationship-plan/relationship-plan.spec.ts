import { PromptManager, SettleTask } from '#engagement';
import { decides, projects, reacts } from '#kernel/testing';
import { followPlans } from '../processes/follow-plans.process.js';
import { relationshipPlans } from '../views/relationship-plans.view.js';
import {
  AgreePlan,
  AssessPlanGoal,
  ClosePlan,
  CompletePlanAction,
} from './relationship-plan.commands.js';
import { relationshipPlan } from './relationship-plan.decider.js';
import { relationshipPlanEvents } from './relationship-plan.events.js';
import { action, agreed, assessed, closed, done, goal } from './relationship-plan.examples.js';
import { planRefusals as refuse } from './relationship-plan.refusals.js';

const given = decides(relationshipPlan);
const planId = 'lp_1';
const clientId = 'cl_qinling';
const stated = { year: 2026, goals: [goal], actions: [action], reviewOn: '2026-06-01' };
const agree = { planId, clientId, ...stated };
const known = { client: { clientId }, owner: { personId: 'rm-7', active: true } };

describe('a relationship plan', () => {
  it('is agreed with goals, and actions for them', () => {
    given().when(AgreePlan.of(agree), known).then(agreed);
    const astray = { ...action, goalId: 'g9' };
    given()
      .when(AgreePlan.of({ ...agree, actions: [astray] }), known)
      .refuses(refuse.PlanGoalUnknown, { field: 'actions.0.goalId' });
    given()
      .when(AgreePlan.of({ ...agree, goals: [goal, goal] }), known)
      .refuses(refuse.PlanIdTwice, { field: 'goals' });
    given().when(AgreePlan.of(agree), { client: { clientId } }).refuses(refuse.PlanOwnerUnknown);
  });

  it('is closed once each goal has been assessed', () => {
    const close = ClosePlan.of({ planId, conclusion: '年度目标达成' });
    given(agreed)
      .when(close)
      .refuses(refuse.PlanGoalsOpen, { open: ['g1'] });
    given(agreed, assessed).when(close).then(closed);
    given(agreed, assessed, closed)
      .when(AssessPlanGoal.of({ planId, goalId: 'g1', state: 'missed', evidence: '…' }))
      .refuses(refuse.PlanIsClosed);
  });

  it('has its actions done once', () => {
    const complete = CompletePlanAction.of({ planId, actionId: 'a1', result: '客户同意试用' });
    given(agreed).when(complete).then(done);
    given(agreed, done).when(complete).changesNothing();
    given(agreed)
      .when(CompletePlanAction.of({ planId, actionId: 'a9', result: '…' }))
      .refuses(refuse.PlanActionUnknown);
  });

  it('makes tasks of its actions, and ends them', () => {
    reacts(followPlans)(relationshipPlanEvents.PlanAgreed({ ...agreed.data, planId })).then(
      PromptManager.of({
        ...{ taskId: 'tk_lp_1.a1', clientId, ownerId: 'rm-7', title: action.what },
        ...{ dueOn: action.dueOn, source: 'relationshipPlan', sourceId: planId },
      }),
    );
    reacts(followPlans)(relationshipPlanEvents.PlanActionDone({ ...done.data, planId })).then(
      SettleTask.of({ taskId: 'tk_lp_1.a1', result: '客户同意试用' }),
    );
  });

  it('tells what was reached, and what was done', () => {
    const shown = projects(relationshipPlans, { id: planId })(agreed, done, assessed, closed);
    shown.matches({ state: 'closed', reached: 1 });
    shown.adds('plans', {
      group: { year: '2026', state: 'closed' },
      sums: { goals: 1, reached: 1, actions: 1, done: 1 },
    });
  });
});
