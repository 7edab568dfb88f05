import { ValidateBy } from 'class-validator';

/** A calendar date without time or zone, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string;

const MILLISECONDS_A_DAY = 86_400_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_A_DAY;

/** The date of a day number. */
export const dayOf = (number: number): Day =>
  new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  !Number.isNaN(dayNumber(value)) &&
  dayOf(dayNumber(value)) === value;

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** Calendar days from one day to another: the first counts, the last does not (算头不算尾). */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The field is a date that exists. */
export const IsDay = () =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: isDay,
      defaultMessage: () => '$property must be a date that exists, YYYY-MM-DD',
    },
  });
