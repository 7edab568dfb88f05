import type { Day, Ratio } from '#kernel';
import type { InterestPeriod } from '../daycount/interest-period.js';
import { yearFraction } from '../daycount/day-count.js';
import { dateAfter, monthsOf } from './due-dates.js';
import { scheduleRefusals } from './schedule.refusals.js';
import type { ScheduleTerms } from './terms.js';

/** A period of the schedule: interest runs from one date to the other. */
export interface Period extends InterestPeriod {
  readonly dueOn: Day;
  /** The whole period as a fraction of a year. */
  readonly yearFraction: Ratio;
}

/** The periods of a schedule, one a row. Due date k is counted from the anchor. */
export function periodsOf(terms: ScheduleTerms): readonly Period[] {
  const { startsOn, period = { every: 1, unit: 'month' }, instalments = 1 } = terms;
  const months = monthsOf(period);
  const regularFirst = dateAfter(startsOn, 1, period, terms.dueDates);
  const dueDates =
    terms.method === 'bullet'
      ? [dueDate(terms, instalments)]
      : Array.from({ length: instalments }, (_, index) => dueDate(terms, index + 1));
  const periods = terms.method === 'bullet' ? instalments : 1;
  const isRegular = (index: number) =>
    months > 0 &&
    (index > 0 || terms.firstDueOn === undefined || terms.firstDueOn === regularFirst);

  return dueDates.map((dueOn, index) => {
    const from = dueDates[index - 1] ?? startsOn;
    if (dueOn <= from) {
      throw scheduleRefusals.DueDatesOutOfOrder({ field: 'firstDueOn', from, dueOn });
    }
    const interval: InterestPeriod = {
      from,
      to: dueOn,
      ...(isRegular(index) && { months: months * periods }),
      last: index === dueDates.length - 1,
    };
    return {
      ...interval,
      dueOn,
      yearFraction: yearFraction(terms.dayCount, from, dueOn, interval),
    };
  });
}

function dueDate(terms: ScheduleTerms, number: number): Day {
  const { startsOn, firstDueOn, period = { every: 1, unit: 'month' }, dueDates } = terms;
  return firstDueOn === undefined
    ? dateAfter(startsOn, number, period, dueDates)
    : dateAfter(firstDueOn, number - 1, period, dueDates);
}
