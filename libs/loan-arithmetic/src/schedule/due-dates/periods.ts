import type { Day, Ratio } from '#kernel';
import { calculationDay, paymentDay } from '#kernel';
import { yearFraction } from '../../daycount/day-count.js';
import { partOfPeriod } from '../../daycount/elapsed.js';
import type { InterestPeriod } from '../../daycount/interest-period.js';
import { allowed, longest } from '../checks/checks.js';
import { cycleDates, dateAfter, monthsOf } from './due-dates.js';
import { anchorOf, dueDate, dueDatesOf, monthly } from './due-dates-of.js';
import { scheduleRefusals } from '../schedule.refusals.js';
import { datesOfStages } from '../methods/stages.js';
import type { ScheduleTerms } from '../terms.js';

/** What happens to the interest that has run, on a date of the schedule. */
export type InterestThen = 'due' | 'capitalised' | 'carried';

/** The stretch up to a date of the schedule, on which interest, principal or both fall due. */
export interface Period extends InterestPeriod {
  readonly dueOn: Day;
  /** The whole stretch as a fraction of a year. */
  readonly yearFraction: Ratio;
  /** The interest period it is a part of, where principal falls due more often than interest. */
  readonly within?: InterestPeriod | undefined;
  readonly interest: InterestThen;
  readonly principal: boolean;
}

/** The periods of a schedule. */
export function periodsOf(terms: ScheduleTerms): readonly Period[] {
  const dates = dueDatesOf(terms);
  allowed('maturesOn', terms.maturesOn, dates.length <= longest);
  return terms.interest === undefined && terms.construction === undefined
    ? plainPeriods(terms, dates)
    : splitPeriods(terms, dates);
}

/** Interest and principal fall due together. */
function plainPeriods(terms: ScheduleTerms, dates: readonly Day[]): readonly Period[] {
  const { startsOn, businessDays: days, dayCount, grace } = terms;
  const regular = regularMonths(terms);
  const last = dates.length - 1;
  const capitalised = grace?.capitalised ?? 0;
  let from = startsOn;
  return dates.map((date, index) => {
    const to = days ? calculationDay(date, days) : date;
    const dueOn = days ? paymentDay(date, days) : date;
    inOrder(from, to, dueOn, index === 0 && date === startsOn);
    const start = from;
    from = to;
    const { months, stub } = regular(date, index);
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
      interest: index < capitalised && index < last ? 'capitalised' : 'due',
      principal: true,
    };
  });
}

/** Interest has dates of its own; a period ends at each date of either. */
function splitPeriods(terms: ScheduleTerms, dates: readonly Day[]): readonly Period[] {
  const { startsOn, businessDays: days, dayCount, construction, grace } = terms;
  const last = dates.at(-1) ?? startsOn;
  const settles = interestDates(terms, dates, last);
  const principal = new Set(dates.filter((date) => date > (construction?.until ?? '')));
  principal.add(last);
  const { firstDueOn, stages } = terms.interest ?? {};
  const inAdvance = [dates[0], firstDueOn, stages?.[0]?.from].includes(startsOn);
  const isLater = (date: Day) => date > startsOn || (date === startsOn && inAdvance);
  const all = [...new Set([...settles.keys(), ...dates])].filter(isLater).sort();
  const counted = (date: Day) => (days ? calculationDay(date, days) : date);
  const ends = [...settles.keys()].filter(isLater).sort();
  let from = startsOn;
  let begun = startsOn;
  let settled = 0;
  let ordinal = 0;
  return all.map((date): Period => {
    const to = counted(date);
    const dueOn = days ? paymentDay(date, days) : date;
    inOrder(from, to, dueOn, from === startsOn && date === startsOn);
    const end = counted(ends[settled] ?? date);
    const months = regularInterest(terms, begun, end);
    const whole = { from: begun, to: end, ...months, last: ends[settled] === last };
    const part = from === whole.from && to === whole.to;
    const stretch = { from, to, ...(part ? months : {}), last: date === last };
    const then = settles.get(date) ?? 'carried';
    const isCapitalised = then === 'due' && ordinal < (grace?.capitalised ?? 0) && date < last;
    const period: Period = {
      ...stretch,
      dueOn,
      yearFraction: part
        ? yearFraction(dayCount, from, to, whole)
        : partOfPeriod(dayCount, whole, from, to),
      within: part ? undefined : whole,
      interest: isCapitalised ? 'capitalised' : then,
      principal: principal.has(date),
    };
    from = to;
    if (then !== 'carried') {
      begun = to;
      settled += 1;
      ordinal += 1;
    }
    return period;
  });
}

/** What happens to interest on each of its dates; at maturity it always falls due. */
function interestDates(
  terms: ScheduleTerms,
  dates: readonly Day[],
  last: Day,
): ReadonlyMap<Day, InterestThen> {
  const { startsOn, interest = {}, construction, period = monthly, dueDates: rule } = terms;
  const { stages, firstDueOn, lastStub, capitalisedUntil = '' } = interest;
  const until = (day: Day): InterestThen => {
    const building = construction?.interest === 'capitalised' && day <= construction.until;
    return (day <= capitalisedUntil || building) && day < last ? 'capitalised' : 'due';
  };
  const own = interest.period ?? (firstDueOn === undefined ? undefined : period);
  const days =
    stages !== undefined
      ? datesOfStages(stages, last, rule).map(({ on }) => on)
      : own === undefined
        ? dates
        : cycleDates({
            anchor: firstDueOn ?? startsOn,
            frequency: own,
            until: last,
            ...(rule && { rule }),
            ...(lastStub && { lastStub }),
          });
  const settled = new Map<Day, InterestThen>(days.map((day) => [day, until(day)]));
  if (capitalisedUntil > startsOn && capitalisedUntil < last) {
    settled.set(capitalisedUntil, 'capitalised');
  }
  if (construction !== undefined && own === undefined) {
    // The rows of the construction time are rows of interest alone.
    for (const day of dates) settled.set(day, until(day));
  }
  settled.set(last, 'due');
  return settled;
}

function inOrder(from: Day, to: Day, dueOn: Day, inAdvance: boolean): void {
  if (inAdvance ? to < from : to <= from)
    throw scheduleRefusals.DueDatesOutOfOrder({ field: 'firstDueOn', from, dueOn });
}

interface Regular {
  readonly months?: number | undefined;
  readonly stub?: InterestPeriod['stub'];
}

/** Whole months of each period where it is a regular one; else what it is a stub of. */
function regularMonths(terms: ScheduleTerms): (to: Day, index: number) => Regular {
  const { method, instalments = 1, period = monthly, dueDates, startsOn, maturesOn } = terms;
  const months = monthsOf(period);
  if (months === 0 || method === 'custom' || terms.dueOn !== undefined) return () => ({});
  const anchor = anchorOf(terms);
  if (method === 'bullet') {
    const whole = { months: months * instalments };
    return () => ((maturesOn ?? anchor) === undefined ? whole : {});
  }
  const regular = { months };
  const first = { stub: { months, at: 'first' } } as const;
  const lastOne = { stub: { months, at: 'last' } } as const;
  const regularFirst = dateAfter(startsOn, 1, period, dueDates);
  const back = anchor === undefined && terms.firstStub !== undefined && maturesOn !== undefined;
  return (to, index) => {
    if (index === 0 && to !== regularFirst) return first;
    if (back) return regular;
    return to === maturesOn && dueDate(terms, anchor, index + 1) !== to ? lastOne : regular;
  };
}

/** Months of an interest period of its own cycle. */
function regularInterest(terms: ScheduleTerms, from: Day, to: Day): Regular {
  const { interest, period = monthly, startsOn, dueDates } = terms;
  const months = monthsOf(interest?.period ?? period);
  if (months === 0 || interest?.stages !== undefined) return {};
  const isWhole = dateAfter(from, 1, interest?.period ?? period, dueDates) === to;
  if (isWhole) return { months };
  return { stub: { months, at: from === startsOn ? 'first' : 'last' } };
}
