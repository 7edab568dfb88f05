import type { Day, Ratio } from '#kernel';
import { addMonths, partsOf, plusRatio, ratio } from '#kernel';
import { actualDays } from './actual.js';
import type { InterestPeriod } from './interest-period.js';

/**
 * 对年对月对日: full years and months at the yearly and monthly rate, the odd days at the daily
 * rate over 360. A whole period of a schedule counts its own months, so that 28 February to
 * 31 March is one month where the anchor is a 31st. Source: 银发〔2005〕129号.
 */
export function anniversaryFraction(from: Day, to: Day, period?: InterestPeriod): Ratio {
  if (isWhole(from, to, period)) return wholeMonths(period.months);
  const months = fullMonths(from, to);
  return plusRatio(ratio(months, 12), ratio(actualDays(addMonths(from, months), to), 360));
}

/**
 * Months over twelve (月利率 = 年利率/12): full months, and the odd days by the days of their month,
 * which ends with the period where it is the last.
 */
export function monthlyFraction(from: Day, to: Day, period?: InterestPeriod): Ratio {
  if (period?.months !== undefined && from >= period.from && to <= period.to) {
    if (isWhole(from, to, period)) return wholeMonths(period.months);
    if (from === period.from) return monthsRun(to, { ...period, months: period.months });
    return ratio(period.months * actualDays(from, to), 12 * actualDays(period.from, period.to));
  }
  const months = fullMonths(from, to);
  const start = addMonths(from, months);
  const length = actualDays(start, addMonths(from, months + 1));
  return plusRatio(ratio(months, 12), ratio(actualDays(start, to), 12 * length));
}

/** Months that have run of a period up to a day: whole ones, and the part of the next by its days. */
function monthsRun(to: Day, period: InterestPeriod & { readonly months: number }): Ratio {
  const { from, months } = period;
  const whole = Math.min(fullMonths(from, to), months - 1);
  const start = addMonths(from, whole);
  const end = whole === months - 1 ? period.to : addMonths(from, whole + 1);
  const part = ratio(actualDays(start, to), 12 * actualDays(start, end));
  return whole === 0 ? part : plusRatio(ratio(whole, 12), part);
}

/** Shared, as most periods of most loans are one of these. */
const shared = Array.from({ length: 13 }, (_, months) => ratio(months, 12));
const wholeMonths = (months: number): Ratio => shared[months] ?? ratio(months, 12);

const isWhole = (
  from: Day,
  to: Day,
  period?: InterestPeriod,
): period is InterestPeriod & { readonly months: number } =>
  period?.months !== undefined && from === period.from && to === period.to;

function fullMonths(from: Day, to: Day): number {
  const [start, end] = [partsOf(from), partsOf(to)];
  const months = 12 * (end.year - start.year) + end.month - start.month;
  return addMonths(from, months) <= to ? months : months - 1;
}
