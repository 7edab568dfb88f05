import { defineProcess } from '#kernel';
import { businessDayEvents } from '#platform';
import { BeginJudgingDay } from '../judged-day/judged-day.commands.js';

/** The evening of each business day, every watched client is judged. */
export const judgeDays = defineProcess({
  name: 'judge-days',
  events: businessDayEvents,
  on: {
    BusinessDayClosed: ({ day }) => [BeginJudgingDay.of({ year: day.slice(0, 4), day })],
  },
});
