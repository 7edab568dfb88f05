import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { AwardKind } from '../performance.codes.js';

/** How good work of one person is honoured. */
export const awardEvents = defineEvents(['awardId', 'personId'], {
  AwardProposed: event<{
    readonly kind: AwardKind;
    readonly reason: string;
    readonly amount?: Money;
    readonly proposedBy: string;
    readonly valueDate: Day;
  }>(),
  AwardGiven: event<{ readonly confirmedBy: string; readonly valueDate: Day }>(),
  AwardDeclined: event<{
    readonly reason: string;
    readonly declinedBy: string;
    readonly valueDate: Day;
  }>(),
});
