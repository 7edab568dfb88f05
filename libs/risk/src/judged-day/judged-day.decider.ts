import type { Day, Evolve } from '#kernel';
import { addDays, defineDecider } from '#kernel';
import { ruleBook, setsOn, theRuleBook } from '../views/rule-book.view.js';
import { countingOn, surroundings, theSurroundings } from '../views/watch/surroundings.view.js';
import * as commands from './judged-day.commands.js';
import { judgedDayEvents } from './judged-day.events.js';

const { DayJudgingBegan } = judgedDayEvents;

const evolve: Evolve<{ readonly latest: Day }, typeof judgedDayEvents> = {
  DayJudgingBegan: ({ day: latest }) => ({ latest }),
};

/**
 * What is taken for the evening before the first of a year, whose stream knows nothing of the last:
 * the end of December is judged then, where it was not a business day.
 */
const lastOfYearBefore = (year: string): Day => addDays(`${year}-01-01`, -2);

/**
 * The days of a year on which the clients were judged. The sets are recorded with the day, so that
 * anybody can tell by which rules an evening was judged, and can judge it again.
 */
export const judgedDay = defineDecider({
  stream: 'judgedday',
  by: 'year',
  prefix: 'jd',
  events: judgedDayEvents,
  commands,
  allow: { BeginJudgingDay: [] },
  evolve,
  consult: {
    BeginJudgingDay: () => ({
      book: ruleBook.row(theRuleBook),
      around: surroundings.row(theSurroundings),
    }),
  },

  create: {},

  either: {
    BeginJudgingDay: ({ year, day }, before, { book, around }) =>
      before !== undefined && day <= before.latest
        ? []
        : DayJudgingBegan({
            day,
            after: before?.latest ?? lastOfYearBefore(year),
            sets: setsOn(book, day),
            surroundings: countingOn(around, day),
            valueDate: day,
          }),
  },

  decide: {},
});
