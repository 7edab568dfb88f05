import { defineField } from '../definers/fields.js';
import { InvalidValue } from '../definers/words/refusals.js';

/** A calendar date without time or zone, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

/** Year, month 1 to 12 and day of the month of a date (proleptic Gregorian calendar). */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const zero = 48;

/** The figures of a date that is known to be well formed. */
export const partsOf = (day: Day): DayParts => ({
  year: digits(day, 0) * 100 + digits(day, 2),
  month: digits(day, 5),
  day: digits(day, 8),
});

const digits = (text: string, at: number): number =>
  (text.charCodeAt(at) - zero) * 10 + text.charCodeAt(at + 1) - zero;

/** Days since 1970-01-01; `NaN` for what is not written as a date. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return numberOf(year, month, dayOfMonth);
}

/**
 * Days since 1970-01-01 of year, month and day. Counts in eras of 400 years (146,097 days) that
 * begin in March, so that the leap day is the last of a year (Hinnant, chrono-compatible dates).
 */
function numberOf(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The date of a day number, years 0 to 9999. */
export function dayOf(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

const written = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(two[month])}-${String(two[day])}`;

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  dayOf(dayNumber(value)) === value;

/** The day itself, when it exists. Refuses what is not a date that exists, and names the field. */
export function existingDay(value: unknown, field: string): Day {
  if (!isDay(value)) throw InvalidValue({ field, found: value });
  return value;
}

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** Calendar days from one day to another: the first counts, the last does not (算头不算尾). */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

export const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days of a month, 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** A date from its figures, which exist. */
export const dayFrom = (year: number, month: number, day: number): Day => written(year, month, day);

export const isMonthEnd = (day: Day): boolean => {
  const parts = partsOf(day);
  return parts.day === daysInMonth(parts.year, parts.month);
};

export const monthEnd = (day: Day): Day => {
  const { year, month } = partsOf(day);
  return written(year, month, daysInMonth(year, month));
};

/**
 * The same day number some months on, or the last day of that month when it is missing
 * (对年对月对日): a month after 31 January is the last day of February.
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const [targetYear, targetMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return written(
    targetYear,
    targetMonth,
    Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)),
  );
}

/** Day of the week, Monday 1 to Sunday 7 (ISO 8601). */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

export const isWeekend = (day: Day): boolean => weekday(day) > 5;

/** The field is a date that exists. */
export const IsDay = defineField({
  name: 'isDay',
  en: 'must be a date that exists, YYYY-MM-DD',
  zh: '必须为存在的日期，格式 YYYY-MM-DD',
  test: isDay,
  schema: { type: 'string', format: 'date' },
});
