import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { GoalState, PlanGoal } from './relationship-plan.codes.js';

/** What is to be reached within the year. */
export interface StatedGoal {
  readonly goalId: string;
  readonly kind: PlanGoal;
  /** By what it is known to be reached. */
  readonly measure: string;
}

/** What somebody does for a goal. */
export interface StatedAction {
  readonly actionId: string;
  readonly goalId: string;
  readonly what: string;
  readonly ownerId: string;
  readonly dueOn: Day;
}

/** The plan for a client for one year. */
export const relationshipPlanEvents = defineEvents(['planId', 'clientId'], {
  PlanAgreed: event<{
    readonly clientId: string;
    readonly year: number;
    readonly goals: readonly StatedGoal[];
    readonly actions: readonly StatedAction[];
    readonly ownerId: string;
    readonly reviewOn: Day;
    readonly valueDate: Day;
  }>(),
  PlanActionAdded: event<StatedAction & { readonly valueDate: Day }>(),
  PlanActionDone: event<{
    readonly actionId: string;
    readonly result: string;
    readonly valueDate: Day;
  }>(),
  /** Looked at between times: what is told, and when it is looked at again. */
  PlanReviewed: event<{
    readonly conclusion: string;
    readonly reviewOn: Day;
    readonly reviewedBy: string;
    readonly valueDate: Day;
  }>(),
  PlanGoalAssessed: event<{
    readonly goalId: string;
    readonly state: Exclude<GoalState, 'open'>;
    readonly evidence: string;
    readonly valueDate: Day;
  }>(),
  PlanClosed: event<{
    readonly conclusion: string;
    readonly reached: number;
    readonly goals: number;
    readonly valueDate: Day;
  }>(),
});
