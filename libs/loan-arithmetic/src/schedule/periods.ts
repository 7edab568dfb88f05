import type { Day, Ratio } from '#kernel';
import { calculationDay, paymentDay } from '#kernel';
import { yearFraction } from '../daycount/day-count.js';
import type { InterestPeriod } from '../daycount/interest-period.js';
import type { Frequency } from './due-dates.js';
import { cycleDates, dateAfter, monthsOf } from './due-dates.js';
import { allowed, longest } from './checks.js';
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
  const { startsOn, businessDays: days, dayCount } = terms;
  const dates = dueDatesOf(terms, beyond);
  const monthsOfPeriod = regularMonths(terms);
  const regular = monthsOf(terms.period ?? monthly);
  const last = dates.length - 1 - beyond;
  allowed('maturesOn', terms.maturesOn, dates.length <= longest);
  let from = startsOn;
  return dates.map((date, index) => {
    const to = days ? calculationDay(date, days) : date;
    const dueOn = days ? paymentDay(date, days) : date;
    if (to <= from) {
      throw scheduleRefusals.DueDatesOutOfOrder({ field: 'firstDueOn', from, dueOn });
    }
    const start = from;
    from = to;
    const months = monthsOfPeriod(date, index);
    const stub =
      months === undefined && regular > 0
        ? ({ months: regular, at: index === 0 ? 'first' : 'last' } as const)
        : undefined;
    const interval = { from: start, to, months, stub, last: index === last };
    // Written out, as spreading objects is what a long schedule would spend most of its time on.
    return {
      from: start,
      to,
      months,
      stub,
      last: interval.last,
      dueOn,
      yearFraction: yearFraction(dayCount, start, to, interval),
    };
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

/** Whole months of each period, where it is a regular one. */
function regularMonths(terms: ScheduleTerms): (to: Day, index: number) => number | undefined {
  const { method, instalments = 1, period = monthly, dueDates, startsOn, maturesOn } = terms;
  const months = monthsOf(period);
  if (months === 0 || method === 'custom') return () => undefined;
  if (method === 'bullet') {
    return () => ((maturesOn ?? terms.firstDueOn) ? undefined : months * instalments);
  }
  const regularFirst = dateAfter(startsOn, 1, period, dueDates);
  return (to, index) => {
    if (index === 0 && to !== regularFirst) return undefined;
    return to === maturesOn && dueDate(terms, index + 1) !== to ? undefined : months;
  };
}
