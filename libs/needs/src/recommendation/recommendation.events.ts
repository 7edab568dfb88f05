import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SegmentFigures } from '#strategy';
import type { DeclineCause } from './recommendation.codes.js';
import type { Offer } from './recommendation.rules.js';

/** What is recommended to one client, each by a rule, and what became of it. */
export const recommendationEvents = defineEvents('clientId', {
  OfferRecommended: event<{
    readonly rule: string;
    readonly version: number;
    readonly offer: Offer;
    readonly because: Partial<SegmentFigures>;
    /** The last day on which it stands. */
    readonly until: Day;
    readonly managerId: string;
    readonly valueDate: Day;
  }>(),
  RecommendationTaken: event<{
    readonly rule: string;
    readonly reason: string;
    readonly takenBy: string;
    readonly valueDate: Day;
  }>(),
  RecommendationDeclined: event<{
    readonly rule: string;
    readonly code: DeclineCause;
    readonly reason: string;
    readonly valueDate: Day;
  }>(),
  /** What the client said to it. */
  RecommendationSettled: event<{
    readonly rule: string;
    readonly outcome: 'won' | 'lost';
    readonly note: string;
    readonly valueDate: Day;
  }>(),
});
