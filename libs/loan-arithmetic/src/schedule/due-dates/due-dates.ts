import type { Day } from '#kernel';
import { addDays, addMonths, dayFrom, isMonthEnd, monthEnd, partsOf } from '#kernel';
import { positive } from '../checks/checks.js';
import type { DueDateRule, Frequency } from '../schedule.codes.js';
import { PeriodUnit } from '../schedule.codes.js';

/** The months of a number of periods; 0 when they are counted in days. */
export const monthsOf = ({ every, unit }: Frequency): number => every * PeriodUnit(unit).months;

/**
 * The date a number of periods after the anchor. Always from the anchor, never from the date
 * before: the 31st stays the 31st wherever a month has one.
 */
export function dateAfter(
  anchor: Day,
  periods: number,
  frequency: Frequency,
  rule: DueDateRule = 'clamp',
): Day {
  const months = monthsOf(frequency) * periods;
  if (months === 0) {
    return addDays(anchor, frequency.every * PeriodUnit(frequency.unit).days * periods);
  }
  const date = addMonths(anchor, months);
  switch (rule) {
    case 'clamp':
      return date;
    case 'monthEnd':
      return isMonthEnd(anchor) ? monthEnd(date) : date;
    case 'roll':
      return partsOf(date).day < partsOf(anchor).day ? firstOfNextMonth(date) : date;
  }
}

function firstOfNextMonth(day: Day): Day {
  const { year, month } = partsOf(day);
  return month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
}

/** A run of dates from an anchor, up to an end that is always its last. */
export interface DateCycle {
  readonly anchor: Day;
  readonly frequency: Frequency;
  readonly until: Day;
  readonly rule?: DueDateRule;
  /** `short` (default): the remainder before the end stands alone; `long`: it joins the last. */
  readonly lastStub?: 'short' | 'long';
}

/** The dates of a cycle, its anchor first. Refused where its periods have no length. */
export function cycleDates({ anchor, frequency, until, rule, lastStub }: DateCycle): Day[] {
  positive('frequency.every', frequency.every);
  const dates: Day[] = [];
  for (let number = 0; ; number++) {
    const date = dateAfter(anchor, number, frequency, rule);
    if (date >= until) {
      if (date > until && lastStub === 'long' && dates.length > 1) dates.pop();
      return [...dates, until];
    }
    dates.push(date);
  }
}
