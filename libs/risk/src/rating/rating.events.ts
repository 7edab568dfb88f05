import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Rated } from './rate.js';
import type { Quality, QualityMark } from './quality.js';
import type { RatingGrade } from './rating.codes.js';

/** The rating of one client. */
export const ratingEvents = defineEvents('clientId', {
  /** What figures and warnings make of the client. */
  ClientRated: event<Rated & { readonly from?: RatingGrade; readonly valueDate: Day }>(),
  /** What people make of the client, by criterion; it counts beside the figures. */
  QualitiesJudged: event<{
    readonly marks: readonly QualityMark[];
    readonly quality: Quality;
    readonly reason: string;
    readonly judgedBy: string;
    readonly valueDate: Day;
  }>(),
  /** A person knows better, until a day. */
  RatingOverridden: event<{
    readonly from: RatingGrade;
    readonly grade: RatingGrade;
    readonly reason: string;
    readonly overriddenBy: string;
    readonly expiresOn: Day;
    readonly valueDate: Day;
  }>(),
  /** The rating follows the figures again. */
  RatingOverrideEnded: event<{
    readonly why: 'expired' | 'withdrawn' | 'redWarning';
    readonly reason?: string;
    readonly valueDate: Day;
  }>(),
});
