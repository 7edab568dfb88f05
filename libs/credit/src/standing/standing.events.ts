import type { Day, DecimalText } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { BlockCause, CreditSegment, HandlingPriority, RiskClass } from './standing.codes.js';

interface Stated {
  readonly reason: string;
  readonly by: string;
  readonly valueDate: Day;
}
interface OfBlock extends Stated {
  readonly cause: BlockCause;
  readonly reference: string;
}

/** What is to be known of a client before any credit is granted. */
export const standingEvents = defineEvents('clientId', {
  CreditBlocked: event<OfBlock>(),
  CreditUnblocked: event<OfBlock>(),
  RiskClassAssigned: event<Stated & { readonly riskClass: RiskClass }>(),
  /** Whether the rules alone may grant a standard product. */
  StraightThroughSet: event<Stated & { readonly allowed: boolean }>(),
  /** Of what segment the client is; of none where it says none. */
  SegmentNoted: event<{ readonly segment?: CreditSegment; readonly valueDate: Day }>(),
  /** So much comes off the rate of the next loan, until a day: a reward of the loyalty plan. */
  DiscountGranted: event<{
    readonly reference: string;
    /** A year: 0.0005 is five hundredths of a percent. */
    readonly takes: DecimalText;
    readonly until: Day;
    readonly valueDate: Day;
  }>(),
  DiscountUsed: event<{
    readonly reference: string;
    readonly applicationId: string;
    readonly valueDate: Day;
  }>(),
  HandlingPrioritySet: event<Stated & { readonly priority: HandlingPriority }>(),
});
