import type { Day, Ratio } from '#kernel';
import {
  addDays,
  addMonths,
  dayFrom,
  dayNumber,
  isLeapYear,
  partsOf,
  plusRatio,
  ratio,
} from '#kernel';
import { dayCountRefusals } from './day-count.refusals.js';
import type { InterestPeriod } from './interest-period.js';

/** Calendar days: the first counts, the last does not (算头不算尾). */
export const actualDays = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

const yearLength = (year: number): number => (isLeapYear(year) ? 366 : 365);

const days = Array.from({ length: 367 }, (_, count) => count);
const partsOfYear = days.map((count) => ratio(count, 365));
const partsOfLeapYear = days.map((count) => ratio(count, 366));

/** Days of one year over its length. These fractions are made once and shared. */
const partOfYear = (count: number, year: number): Ratio =>
  (isLeapYear(year) ? partsOfLeapYear : partsOfYear)[count] ?? ratio(count, yearLength(year));

/** Days in each calendar year over the length of that year, split at 1 January. ISDA 2006 4.16(b). */
export function actualOverActualIsda(from: Day, to: Day): Ratio {
  const [first, last] = [partsOf(from).year, partsOf(to).year];
  if (first === last) return partOfYear(actualDays(from, to), first);
  const head = ratio(actualDays(from, dayFrom(first + 1, 1, 1)), yearLength(first));
  const tail = ratio(actualDays(dayFrom(last, 1, 1), to), yearLength(last));
  return plusRatio(plusRatio(head, tail), ratio(last - first - 1));
}

/**
 * As ISDA, split at 31 December: that day's night already counts in the new year.
 * Source: Apache Fineract, `calculatePeriodFractions`.
 */
export function actualSplitOn31December(from: Day, to: Day): Ratio {
  let sum = ratio(0);
  let start = from;
  for (let year = partsOf(from).year; start < to; year++) {
    const split = dayFrom(year, 12, 31);
    const end = split < to ? split : to;
    if (start < end) sum = plusRatio(sum, ratio(actualDays(start, end), yearLength(year)));
    if (start < end) start = end;
  }
  return sum;
}

/** Whole years counted back from the end; the rest over 366 with a 29 February inside. FBF. */
export function actualOverActualAfb(from: Day, to: Day): Ratio {
  let years = 0;
  let end = to;
  for (let start = addMonths(to, -12); start >= from; start = addMonths(to, -12 * (years + 1))) {
    years += 1;
    end = start;
  }
  const leapDay = firstLeapDay(from);
  return plusRatio(ratio(years), ratio(actualDays(from, end), leapDay < end ? 366 : 365));
}

/** Whole years from the start; the rest over the days of the year that began with it. Strata. */
export function actualOverActualYear(from: Day, to: Day): Ratio {
  let years = 0;
  while (addMonths(from, 12 * (years + 1)) <= to) years += 1;
  const start = addMonths(from, 12 * years);
  const length = actualDays(start, addMonths(start, 12));
  return plusRatio(ratio(years), ratio(actualDays(start, to), length));
}

/** Over 366 when a 29 February lies after the first day and up to the last, else 365. */
export const actualWithLeapDay = (from: Day, to: Day): Ratio =>
  ratio(actualDays(from, to), leapDaysIn(from, to) > 0 ? 366 : 365);

/**
 * Days over (coupons a year × days of the coupon period). A stub is measured on the regular periods
 * that would lie beside it: counted back from its end at the beginning of a loan, on from its
 * beginning at the end. ICMA rule 251.
 */
export function actualOverActualIcma(from: Day, to: Day, period?: InterestPeriod): Ratio {
  if (period?.months !== undefined) {
    return partOfCoupon(from, to, period.from, period.to, period.months);
  }
  if (period?.stub === undefined) throw dayCountRefusals.CouponPeriodMissing({ field: 'months' });
  const { months, at } = period.stub;
  const [anchor, step] = at === 'first' ? [period.to, -months] : [period.from, months];
  let sum = ratio(0);
  for (let number = 0; ; number++) {
    const [start, end] = [addMonths(anchor, number * step), addMonths(anchor, (number + 1) * step)];
    const [first, last] = step > 0 ? [start, end] : [end, start];
    const [a, b] = [first > from ? first : from, last < to ? last : to];
    if (a < b) sum = plusRatio(sum, partOfCoupon(a, b, first, last, months));
    if (step > 0 ? last >= to : first <= from) return sum;
  }
}

const partOfCoupon = (from: Day, to: Day, first: Day, last: Day, months: number): Ratio =>
  ratio(actualDays(from, to) * months, 12 * Math.max(1, actualDays(first, last)));

/** Calendar days less every 29 February after the first day and up to the last. */
export const daysWithoutLeapDay = (from: Day, to: Day): number =>
  actualDays(from, to) - leapDaysIn(from, to);

function leapDaysIn(from: Day, to: Day): number {
  let count = 0;
  for (let year = partsOf(from).year; year <= partsOf(to).year; year++) {
    if (!isLeapYear(year)) continue;
    const leapDay = dayFrom(year, 2, 29);
    if (from < leapDay && leapDay <= to) count += 1;
  }
  return count;
}

/** The first 29 February after a day. */
export const leapDayAfter = (day: Day): Day => firstLeapDay(addDays(day, 1));

/** The first 29 February on or after a day. */
function firstLeapDay(day: Day): Day {
  let { year } = partsOf(day);
  while (!isLeapYear(year) || dayFrom(year, 2, 29) < day) year += 1;
  return dayFrom(year, 2, 29);
}
