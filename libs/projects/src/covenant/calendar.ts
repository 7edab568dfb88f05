import type { Day } from '#kernel';
import { addDays, addMonths, isMonthEnd, monthEnd } from '#kernel';

/** The days on which a covenant is tested. */
export interface TestCalendar {
  readonly firstTestOn: Day;
  readonly lastTestOn: Day;
  readonly everyMonths: number;
  readonly dueWithinDays: number;
}

/** How many days before a test people are reminded. */
export const reminderDays = 30;

/** The number of tests of the longest calendar: monthly for fifty years. */
const mostTests = 600;

/** The test day of a number, from 0. A calendar that begins on a month-end stays on month-ends. */
const testDay = ({ firstTestOn, everyMonths }: TestCalendar, number: number): Day => {
  const day = addMonths(firstTestOn, number * everyMonths);
  return isMonthEnd(firstTestOn) ? monthEnd(day) : day;
};

/** The first test day after a day, or of all where none is given; nothing after the last. */
export function nextTestAfter(calendar: TestCalendar, after?: Day): Day | undefined {
  for (let number = 0; number < mostTests; number++) {
    const day = testDay(calendar, number);
    if (day > calendar.lastTestOn) return undefined;
    if (after === undefined || day > after) return day;
  }
  return undefined;
}

/** Whether a covenant is tested on a day. */
export function isTestDay(calendar: TestCalendar, day: Day): boolean {
  return nextTestAfter(calendar, addDays(day, -1)) === day;
}

/** The last day for the figures or papers of a test. */
export const dueOn = ({ dueWithinDays }: TestCalendar, testOn: Day): Day =>
  addDays(testOn, dueWithinDays);
