import { releaseSetOn } from '../rule-set/content/release-set.js';
import { judgedDayEvents } from './judged-day.events.js';

/** The evening of 2 March 2026 is judged by the rules of the release. */
export const judgingBegan = judgedDayEvents.DayJudgingBegan({
  year: '2026',
  day: '2026-03-02',
  after: '2025-12-30',
  sets: [releaseSetOn('2026-03-02')],
  surroundings: [],
  valueDate: '2026-03-02',
});
