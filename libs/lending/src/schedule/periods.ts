import type { Day, Ratio } from '#kernel';
import { calculationDay, paymentDay } from '#kernel';
import { yearFraction } from '../daycount/day-count.js';
import type { InterestPeriod } from '../daycount/interest-period.js';
import type { Frequency } from './due-dates.js';
import { cycleDates, dateAfter, monthsOf } from './due-dates.js';
import { scheduleRefusals } from './schedule.refusals.js';
import type { ScheduleTerms } from './terms.js';

/** A period of the schedule: interest runs from one date to the other. */
export interface Period extends InterestPeriod {
  readonly dueOn: Day;
  /** The whole period as a fraction of a year. */
  readonly yearFraction: Ratio;
}

const monthly: Frequency = { every: 1, unit: 'month' };

/** The periods of a schedule, one a row, and `beyond` more of them for a longer amortisation. */
export function periodsOf(terms: ScheduleTerms, beyond = 0): readonly Period[] {
  const dates = [terms.startsOn, ...dueDatesOf(terms, beyond)];
  const days = terms.businessDays;
  const last = dates.length - 1 - beyond;
  return dates.slice(1).map((date, index) => {
    const unshifted = dates[index] ?? terms.startsOn;
    const from = days && index > 0 ? calculationDay(unshifted, days) : unshifted;
    const to = days ? calculationDay(date, days) : date;
    const dueOn = days ? paymentDay(date, days) : date;
    if (to <= from) {
      throw scheduleRefusals.DueDatesOutOfOrder({ field: 'firstDueOn', from, dueOn });
    }
    const months = monthsOfPeriod(terms, date, index);
    const interval: InterestPeriod = {
      from,
      to,
      ...(months !== undefined && { months }),
      last: index + 1 === last,
    };
    return { ...interval, dueOn, yearFraction: yearFraction(terms.dayCount, from, to, interval) };
  });
}

function dueDatesOf(terms: ScheduleTerms, beyond: number): readonly Day[] {
  const { method, instalments = 1, agreedRows, maturesOn } = terms;
  if (method === 'custom') return (agreedRows ?? []).map(({ dueOn }) => dueOn);
  if (maturesOn !== undefined) return datesTo(terms, maturesOn);
  if (method === 'bullet') return [dueDate(terms, instalments)];
  return Array.from({ length: instalments + beyond }, (_, index) => dueDate(terms, index + 1));
}

/** Due date k, counted from the anchor. */
function dueDate(terms: ScheduleTerms, number: number): Day {
  const { startsOn, firstDueOn, period = monthly, dueDates } = terms;
  return firstDueOn === undefined
    ? dateAfter(startsOn, number, period, dueDates)
    : dateAfter(firstDueOn, number - 1, period, dueDates);
}

/** Due dates up to a maturity that may leave part of a period. */
function datesTo(terms: ScheduleTerms, maturesOn: Day): readonly Day[] {
  const { method, startsOn, firstDueOn, period = monthly, dueDates, lastStub } = terms;
  if (method === 'bullet') return [maturesOn];
  const dates = cycleDates({
    anchor: firstDueOn ?? startsOn,
    frequency: period,
    until: maturesOn,
    ...(dueDates && { rule: dueDates }),
    ...(lastStub && { lastStub }),
  });
  return firstDueOn === undefined ? dates.slice(1) : dates;
}

/** Whole months of a period where it is a regular one. */
function monthsOfPeriod(terms: ScheduleTerms, to: Day, index: number): number | undefined {
  const { method, instalments = 1, period = monthly, dueDates, startsOn } = terms;
  const months = monthsOf(period);
  if (months === 0 || method === 'custom') return undefined;
  if (method === 'bullet') {
    return (terms.maturesOn ?? terms.firstDueOn) ? undefined : months * instalments;
  }
  const regularFirst = index > 0 || dateAfter(startsOn, 1, period, dueDates) === to;
  const regularLast = terms.maturesOn !== to || dueDate(terms, index + 1) === to;
  return regularFirst && regularLast ? months : undefined;
}
