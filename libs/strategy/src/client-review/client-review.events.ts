import type { RiskClass } from '#credit';
import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { CreditGrade } from '../taxonomy/taxonomy.codes.js';

/** What a review found, and what it proposes. */
export interface ReviewFindings {
  /** What the statements say. */
  readonly finances: string;
  /** What has changed around the client. */
  readonly market: string;
  readonly grade: CreditGrade;
  readonly riskClass: RiskClass;
  readonly reason: string;
}

/** The reviews of one client. */
export const clientReviewEvents = defineEvents('clientId', {
  ReviewHeld: event<ReviewFindings & { readonly heldBy: string; readonly valueDate: Day }>(),
  /** Another person agreed: grade and risk class are those of the review, until the next one. */
  ReviewConfirmed: event<{
    readonly grade: CreditGrade;
    readonly riskClass: RiskClass;
    readonly reason: string;
    readonly heldBy: string;
    readonly rule: string;
    readonly nextDueOn: Day;
    readonly valueDate: Day;
  }>(),
  ReviewReturned: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
