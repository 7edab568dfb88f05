import type { Day } from '../day.js';
import { addDays, dayFrom, daysInMonth, weekday } from '../day.js';

const [monday, thursday, saturday, sunday] = [1, 4, 6, 7];

/**
 * Holidays of the Federal Reserve Banks. One on a Sunday is kept on Monday; one on a Saturday is
 * not moved. Source: Federal Reserve Board, holiday schedule; Juneteenth since 2021 by law,
 * kept by the Reserve Banks since 2022.
 */
export function usHolidays(year: number): readonly Day[] {
  const fixed: readonly (readonly [number, number])[] = [
    [1, 1],
    ...(year >= 2022 ? ([[6, 19]] as const) : []),
    [7, 4],
    [11, 11],
    [12, 25],
  ];
  return [
    ...fixed.flatMap(([month, day]) => kept(dayFrom(year, month, day))),
    nth(3, monday, year, 1),
    nth(3, monday, year, 2),
    lastMonday(year, 5),
    nth(1, monday, year, 9),
    nth(2, monday, year, 10),
    nth(4, thursday, year, 11),
  ];
}

function kept(day: Day): readonly Day[] {
  const on = weekday(day);
  if (on === saturday) return [];
  return [on === sunday ? addDays(day, 1) : day];
}

function nth(count: number, on: number, year: number, month: number): Day {
  const first = dayFrom(year, month, 1);
  return addDays(first, ((on - weekday(first) + 7) % 7) + 7 * (count - 1));
}

function lastMonday(year: number, month: number): Day {
  const last = dayFrom(year, month, daysInMonth(year, month));
  return addDays(last, -(weekday(last) - monday));
}
