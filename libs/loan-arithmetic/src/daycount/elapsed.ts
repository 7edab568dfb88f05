import type { Day, Ratio } from '#kernel';
import { addDays, compareRatios, minusRatio, noRatio, ratio } from '#kernel';
import { actualDays, leapDayAfter } from './actual.js';
import type { DayCount } from './day-count.js';
import { yearFraction } from './day-count.js';
import type { InterestPeriod } from './interest-period.js';

/** A period of interest; one without an end goes on until what bears the interest is paid. */
export type RunningPeriod = Omit<InterestPeriod, 'to'> & { readonly to?: Day };

/**
 * The part of a year that has run from the beginning of a period up to a day. It never falls from
 * one day to the next and ends at the fraction of the whole period. Interest inside a period is
 * always the difference of two such figures, so that splitting a period changes nothing.
 */
export function elapsed(dayCount: DayCount, period: RunningPeriod, day: Day): Ratio {
  const { from, to } = period;
  if (day <= from) return noRatio;
  if (!isBounded(period)) return peak(dayCount, from, day);
  const whole = yearFraction(dayCount, from, period.to, period);
  if (to === undefined || day >= to) return whole;
  if (dayCount === '1/1') return ratio(actualDays(from, day), actualDays(from, to));
  const part = peak(dayCount, from, day, period);
  return compareRatios(part, whole) > 0 ? whole : part;
}

/** The part of a year between two days of a period. */
export const partOfPeriod = (
  dayCount: DayCount,
  period: RunningPeriod,
  from: Day,
  to: Day,
): Ratio => minusRatio(elapsed(dayCount, period, to), elapsed(dayCount, period, from));

const isBounded = (period: RunningPeriod): period is InterestPeriod => period.to !== undefined;

/**
 * The largest fraction up to a day. Only A/365A ever falls: a 29 February more than a year after
 * the first day lowers what has run, as 366 becomes the length of the year.
 */
function peak(dayCount: DayCount, from: Day, day: Day, period?: InterestPeriod): Ratio {
  const part = yearFraction(dayCount, from, day, period);
  if (dayCount !== 'A/365A') return part;
  const leapDay = leapDayAfter(from);
  if (leapDay > day) return part;
  const before = yearFraction(dayCount, from, addDays(leapDay, -1));
  return compareRatios(before, part) > 0 ? before : part;
}
