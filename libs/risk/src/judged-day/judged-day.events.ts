import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Surroundings } from '../memory/surroundings.js';
import type { JudgingSet } from '../rule-set/content/rule-set-content.js';

/** The days on which the clients of the bank were judged, a stream a year. */
export const judgedDayEvents = defineEvents('year', {
  /** Everybody watched is judged for the evening of a day, by these sets and no others. */
  DayJudgingBegan: event<{
    readonly day: Day;
    /** The evening before it on which everybody was judged, or its last possible day. */
    readonly after: Day;
    readonly sets: readonly JudgingSet[];
    /** The signals about industries, regions and everybody that count that evening. */
    readonly surroundings: Surroundings;
    readonly valueDate: Day;
  }>(),
});
