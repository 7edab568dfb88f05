import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import type { GoalState } from '../relationship-plan/relationship-plan.codes.js';
import { PlanState } from '../relationship-plan/relationship-plan.codes.js';
import type { StatedAction, StatedGoal } from '../relationship-plan/relationship-plan.events.js';
import { relationshipPlanEvents } from '../relationship-plan/relationship-plan.events.js';

/** The plan for a client for one year, and how far it has come. */
export interface RelationshipPlanRow {
  readonly planId: string;
  readonly clientId: string;
  readonly year: number;
  readonly ownerId: string;
  readonly state: PlanState;
  readonly reviewOn: Day;
  readonly goals: readonly (StatedGoal & {
    readonly state: GoalState;
    readonly evidence?: string;
  })[];
  readonly actions: readonly (StatedAction & {
    readonly doneOn?: Day;
    readonly result?: string;
  })[];
  readonly reviews: readonly {
    readonly on: Day;
    readonly by: string;
    readonly conclusion: string;
  }[];
  readonly conclusion?: string;
  /** Goals reached, once it is closed. */
  readonly reached?: number;
}

/** One plan. */
export class GetRelationshipPlan extends ViewQuery<RelationshipPlanRow> {
  @IsId() readonly planId!: string;
}

/** Plans by client, owner, year and state; those to be looked at first come first. */
export class ListRelationshipPlans extends ListQuery<RelationshipPlanRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly ownerId?: string;
  @IsOptional() @Type(() => Number) @IsInt() readonly year?: number;
  @IsOptional() @IsCode(PlanState) readonly state?: PlanState;
}

/** What the plans of a year have come to. */
export interface PlanTotal {
  readonly year: number;
  readonly state: PlanState;
  readonly plans: number;
  readonly goals: number;
  readonly reached: number;
  readonly actions: number;
  readonly done: number;
}

/** How many plans there are of each year, and how much of them was reached. */
export class CountRelationshipPlans extends ViewQuery<readonly PlanTotal[]> {}

const opens: Openings<RelationshipPlanRow, typeof relationshipPlanEvents> = {
  PlanAgreed: ({ planId, clientId, year, goals, actions, ownerId, reviewOn }) => ({
    ...{ planId, clientId, year, ownerId, reviewOn, actions, state: 'running', reviews: [] },
    goals: goals.map((goal) => ({ ...goal, state: 'open' })),
  }),
};

/** So many looks at a plan are shown. */
const most = 20;

const on: Rows<RelationshipPlanRow, typeof relationshipPlanEvents> = {
  PlanActionAdded: ({ actionId, goalId, what, ownerId, dueOn }, row) => ({
    ...row,
    actions: [...row.actions, { actionId, goalId, what, ownerId, dueOn }],
  }),
  PlanActionDone: ({ actionId, result, valueDate: doneOn }, row) => ({
    ...row,
    actions: row.actions.map((each) =>
      each.actionId === actionId ? { ...each, doneOn, result } : each,
    ),
  }),
  PlanReviewed: ({ conclusion, reviewOn, reviewedBy: by, valueDate }, row) => ({
    ...row,
    reviewOn,
    reviews: [{ on: valueDate, by, conclusion }, ...row.reviews].slice(0, most),
  }),
  PlanGoalAssessed: ({ goalId, state, evidence }, row) => ({
    ...row,
    goals: row.goals.map((each) => (each.goalId === goalId ? { ...each, state, evidence } : each)),
  }),
  PlanClosed: ({ conclusion, reached }, row) => ({ ...row, state: 'closed', conclusion, reached }),
};

/** Every plan of every client. */
export const relationshipPlans = defineView({
  name: 'relationship-plans',
  events: relationshipPlanEvents,
  opens,
  on,
  rollups: {
    plans: ({ year, state, goals, actions }: RelationshipPlanRow) => [
      {
        group: { year: String(year), state },
        sums: {
          goals: goals.length,
          reached: goals.filter((goal) => goal.state === 'reached').length,
          actions: actions.length,
          done: actions.filter(({ doneOn }) => doneOn !== undefined).length,
        },
      },
    ],
  },
  scope: { client: 'clientId' },
  queries: { GetRelationshipPlan, ListRelationshipPlans, CountRelationshipPlans },
  allow: {
    GetRelationshipPlan: everyone,
    ListRelationshipPlans: everyone,
    CountRelationshipPlans: everyone,
  },
  answer: {
    GetRelationshipPlan: ({ planId }, rows) => rows.get(planId),
    ListRelationshipPlans: ({ clientId, ownerId, year, state, sort = 'reviewOn', ...page }, rows) =>
      rows.page({ clientId, ownerId, year, state }, { ...page, sort }),
    CountRelationshipPlans: async (_, rows) =>
      (await rows.totals('plans')).map(({ group, count, sums }) => ({
        year: Number(group['year']),
        state: group['state'] === 'closed' ? 'closed' : 'running',
        plans: count,
        goals: sums['goals'] ?? 0,
        reached: sums['reached'] ?? 0,
        actions: sums['actions'] ?? 0,
        done: sums['done'] ?? 0,
      })),
  },
  indexes: [{ reviewOn: 1 }, { clientId: 1, reviewOn: 1 }, { ownerId: 1, reviewOn: 1 }],
  orders: ['reviewOn'],
});
