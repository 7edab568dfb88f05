import type { Day } from '#kernel';
import { addDays } from '#kernel';

/** Days of the year, the first and the last with it: `03-10` to `03-17`. */
export interface YearDays {
  readonly from: string;
  readonly upTo: string;
}

/** The days of the year from one day to another within a year: two ranges where a year ends. */
export function yearDays(from: Day, upTo: Day): readonly YearDays[] {
  const [first, last] = [from.slice(5), upTo.slice(5)];
  if (from.slice(0, 4) === upTo.slice(0, 4)) return [{ from: first, upTo: last }];
  return [
    { from: first, upTo: '12-31' },
    { from: '01-01', upTo: last },
  ];
}

/** The day of a year on which an occasion falls, next from a day on; 29 February moves to 1 March. */
export function nextOn(monthDay: string, from: Day): Day {
  const year = Number(from.slice(0, 4));
  const [now, next] = [year, year + 1].map((each) => {
    const isLeap = new Date(Date.UTC(each, 1, 29)).getUTCMonth() === 1;
    return `${each}-${monthDay === '02-29' && !isLeap ? '03-01' : monthDay}`;
  });
  return now !== undefined && now >= from ? now : (next ?? from);
}

/** How many days before an occasion somebody is told of it, and how many after it at the latest. */
const daysBefore = 4;
export const daysAfter = 3;

/**
 * The days of the year whose occasions are to be prepared on the evening of a day. Those that a new
 * year begins with are told once it has begun: where banks were closed, a little late.
 */
export function preparedOn(day: Day): YearDays {
  const [first, last] = [addDays(day, -daysAfter), addDays(day, daysBefore)];
  const isOfYear = (each: Day) => each.slice(0, 4) === day.slice(0, 4);
  return {
    from: isOfYear(first) ? first.slice(5) : '01-01',
    upTo: isOfYear(last) ? last.slice(5) : '12-31',
  };
}
