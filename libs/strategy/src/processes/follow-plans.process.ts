import { PromptManager, SettleTask } from '#engagement';
import { defineProcess, pick } from '#kernel';
import { followingId } from '#platform';
import type { StatedAction } from '../relationship-plan/relationship-plan.events.js';
import { relationshipPlanEvents } from '../relationship-plan/relationship-plan.events.js';

interface OfPlan {
  readonly planId: string;
  readonly clientId: string;
}

const taskOf = (planId: string, actionId: string): string => followingId('tk', planId, actionId);

const prompt = (
  { planId, clientId }: OfPlan,
  { actionId, what, ownerId, dueOn }: StatedAction,
): PromptManager =>
  PromptManager.of({
    taskId: taskOf(planId, actionId),
    ...{ clientId, ownerId, title: what, dueOn },
    ...{ source: 'relationshipPlan', sourceId: planId },
  });

/** The actions of a plan are tasks of their owners; what is done there is done here. */
export const followPlans = defineProcess({
  name: 'follow-plans',
  events: pick(relationshipPlanEvents, 'PlanAgreed', 'PlanActionAdded', 'PlanActionDone'),
  on: {
    PlanAgreed: (plan) => plan.actions.map((action) => prompt(plan, action)),
    PlanActionAdded: (action) => [prompt(action, action)],
    PlanActionDone: ({ planId, actionId, result }) => [
      SettleTask.of({ taskId: taskOf(planId, actionId), result }),
    ],
  },
});
