import type { Day } from '../day.js';
import { addDays, dayFrom } from '../day.js';
import { easterSunday } from './easter.js';

/**
 * Closing days of TARGET since 2002, besides weekends: New Year's Day, Good Friday, Easter Monday,
 * 1 May, 25 and 26 December. Source: European Central Bank, long-term calendar of TARGET.
 */
export function targetHolidays(year: number): readonly Day[] {
  const easter = easterSunday(year);
  return [
    dayFrom(year, 1, 1),
    addDays(easter, -2),
    addDays(easter, 1),
    dayFrom(year, 5, 1),
    dayFrom(year, 12, 25),
    dayFrom(year, 12, 26),
  ];
}
