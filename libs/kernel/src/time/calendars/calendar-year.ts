import type { Day } from '../day.js';

/** The decreed days of one year. */
export interface CalendarYear {
  readonly year: number;
  /** Days off that are not a Saturday or Sunday. */
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays that are worked. */
  readonly workingWeekends: readonly Day[];
}
