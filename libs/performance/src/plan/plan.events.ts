import type { Day, DecimalText } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Measured } from '../scorecard/score.rules.js';

/** What somebody is to reach in a month: it takes the place of the target of the rule. */
export interface PersonalTarget {
  readonly measure: Measured;
  readonly target: DecimalText;
}

/** What follows from an appraisal, and by when. */
export interface AgreedAction {
  readonly actionId: string;
  readonly what: string;
  readonly dueOn: Day;
}

/** The targets of one person for some months, the appraisals, and what follows from them (K-07). */
export const planEvents = defineEvents(['planId', 'personId'], {
  TargetsProposed: event<{
    /** `2026-03`, the first and the last month. */
    readonly from: string;
    readonly until: string;
    readonly targets: readonly PersonalTarget[];
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  TargetsAccepted: event<{ readonly valueDate: Day }>(),
  AppraisalHeld: event<{
    readonly month: string;
    readonly assessment: string;
    readonly actions: readonly AgreedAction[];
    readonly heldBy: string;
    readonly valueDate: Day;
  }>(),
  AppraisalActionDone: event<{
    readonly actionId: string;
    readonly result: string;
    readonly valueDate: Day;
  }>(),
});
