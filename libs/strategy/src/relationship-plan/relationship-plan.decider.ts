import { clientFile, clientFor } from '#clients';
import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { staffRegister } from '#organisation';
import type { GoalState } from './relationship-plan.codes.js';
import * as commands from './relationship-plan.commands.js';
import type { StatedAction } from './relationship-plan.events.js';
import { relationshipPlanEvents } from './relationship-plan.events.js';
import { planRefusals as refuse } from './relationship-plan.refusals.js';

const { PlanAgreed, PlanActionAdded, PlanActionDone } = relationshipPlanEvents;
const { PlanReviewed, PlanGoalAssessed, PlanClosed } = relationshipPlanEvents;

interface Plan {
  readonly clientId: string;
  readonly goals: Readonly<Record<string, GoalState>>;
  /** Whether each action is done. */
  readonly actions: Readonly<Record<string, boolean>>;
  readonly isClosed: boolean;
  readonly lastOn: Day;
}

const evolve: Evolve<Plan, typeof relationshipPlanEvents> = {
  PlanAgreed: ({ clientId, goals, actions, valueDate: lastOn }) => ({
    clientId,
    goals: Object.fromEntries(goals.map(({ goalId }) => [goalId, 'open'])),
    actions: Object.fromEntries(actions.map(({ actionId }) => [actionId, false])),
    ...{ isClosed: false, lastOn },
  }),
  PlanActionAdded: ({ actionId, valueDate: lastOn }, plan) => ({
    ...plan,
    actions: { ...plan.actions, [actionId]: false },
    lastOn,
  }),
  PlanActionDone: ({ actionId, valueDate: lastOn }, plan) => ({
    ...plan,
    actions: { ...plan.actions, [actionId]: true },
    lastOn,
  }),
  PlanReviewed: ({ valueDate: lastOn }, plan) => ({ ...plan, lastOn }),
  PlanGoalAssessed: ({ goalId, state, valueDate: lastOn }, plan) => ({
    ...plan,
    goals: { ...plan.goals, [goalId]: state },
    lastOn,
  }),
  PlanClosed: ({ valueDate: lastOn }, plan) => ({ ...plan, isClosed: true, lastOn }),
};

const managers = ['relationshipManager', 'unitHead'] as const;

/** What the bank and a client want of each other within a year. */
export const relationshipPlan = defineDecider({
  stream: 'relationshipplan',
  by: 'planId',
  prefix: 'lp',
  events: relationshipPlanEvents,
  commands,
  allow: {
    AgreePlan: managers,
    AddPlanAction: managers,
    CompletePlanAction: managers,
    ReviewPlan: managers,
    AssessPlanGoal: managers,
    ClosePlan: managers,
  },
  evolve,
  consult: {
    AgreePlan: ({ clientId, ownerId }, actor) => ({
      client: clientFile.row(clientId),
      owner: staffRegister.row(ownerId ?? actor.id),
    }),
    AddPlanAction: ({ action }) => ({ owner: staffRegister.row(action.ownerId) }),
  },

  create: {
    AgreePlan(command, { client, owner, today }) {
      const { clientId, year, goals, actions, reviewOn, valueDate } = command;
      clientFor(client, clientId);
      if (owner?.active !== true) throw refuse.PlanOwnerUnknown({ field: 'ownerId' });
      if (reviewOn < today) throw refuse.PlanReviewInPast({ field: 'reviewOn', found: reviewOn });
      checkUnique(
        goals.map(({ goalId }) => goalId),
        'goals',
      );
      checkUnique(
        actions.map(({ actionId }) => actionId),
        'actions',
      );
      actions.forEach((action, index) => {
        checkGoal(
          goals.map(({ goalId }) => goalId),
          action.goalId,
          `actions.${index}.goalId`,
        );
      });
      return PlanAgreed({
        ...{ clientId, year, goals, actions, reviewOn, ownerId: owner.personId },
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },

  decide: {
    AddPlanAction({ action, valueDate }, plan, { owner, today }) {
      const on = dayFor(plan, valueDate, today);
      if (action.actionId in plan.actions) throw refuse.PlanIdTwice({ field: 'action.actionId' });
      checkGoal(Object.keys(plan.goals), action.goalId, 'action.goalId');
      if (owner?.active !== true) throw refuse.PlanOwnerUnknown({ field: 'action.ownerId' });
      return PlanActionAdded({ ...plain(action), valueDate: on });
    },

    CompletePlanAction({ actionId, result, valueDate }, plan, { today }) {
      const on = dayFor(plan, valueDate, today);
      const isDone = plan.actions[actionId];
      if (isDone === undefined) throw refuse.PlanActionUnknown({ field: 'actionId' });
      return isDone ? [] : PlanActionDone({ actionId, result, valueDate: on });
    },

    ReviewPlan({ conclusion, reviewOn, valueDate }, plan, { today, actor }) {
      const on = dayFor(plan, valueDate, today);
      if (reviewOn < today) throw refuse.PlanReviewInPast({ field: 'reviewOn', found: reviewOn });
      return PlanReviewed({ conclusion, reviewOn, reviewedBy: actor.id, valueDate: on });
    },

    AssessPlanGoal({ goalId, state, evidence, valueDate }, plan, { today }) {
      const on = dayFor(plan, valueDate, today);
      checkGoal(Object.keys(plan.goals), goalId, 'goalId');
      return PlanGoalAssessed({ goalId, state, evidence, valueDate: on });
    },

    ClosePlan({ conclusion, valueDate }, plan, { today }) {
      const on = dayFor(plan, valueDate, today);
      const goals = Object.entries(plan.goals);
      const open = goals.filter(([, state]) => state === 'open').map(([goalId]) => goalId);
      if (open.length > 0) throw refuse.PlanGoalsOpen({ open });
      const reached = goals.filter(([, state]) => state === 'reached').length;
      return PlanClosed({ conclusion, reached, goals: goals.length, valueDate: on });
    },
  },
});

const plain = ({ actionId, goalId, what, ownerId, dueOn }: StatedAction): StatedAction => ({
  ...{ actionId, goalId, what, ownerId, dueOn },
});

/** The day a fact counts for. Refuses a plan that is over. */
function dayFor({ isClosed, lastOn }: Plan, stated: Day | undefined, today: Day): Day {
  if (isClosed) throw refuse.PlanIsClosed();
  return valueDateOf(stated, { today, notBefore: lastOn });
}

function checkUnique(ids: readonly string[], field: string): void {
  if (new Set(ids).size < ids.length) throw refuse.PlanIdTwice({ field });
}

function checkGoal(goals: readonly string[], goalId: string, field: string): void {
  if (!goals.includes(goalId)) throw refuse.PlanGoalUnknown({ field, found: goalId });
}
