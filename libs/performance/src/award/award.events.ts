import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { AwardKind } from '../performance.codes.js';

/** How good work of one person is honoured. */
export const awardEvents = defineEvents(['awardId', 'personId'], {
  AwardGiven: event<{
    readonly kind: AwardKind;
    readonly reason: string;
    readonly amount?: Money;
    readonly givenBy: string;
    readonly valueDate: Day;
  }>(),
});
