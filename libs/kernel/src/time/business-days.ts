import type { BusinessCalendar } from './calendar.js';
import { isBusinessDay, knowsYear } from './calendar.js';
import type { CodeOf } from '../definers/words/codes.js';
import { defineCodes } from '../definers/words/codes.js';
import type { Day } from './day.js';
import { addDays, partsOf } from './day.js';

/**
 * Where a date goes that is no business day, by the codes of ACTUS. `S…` shifts first and
 * calculates interest on the shifted dates; `C…` calculates on the unshifted dates and moves only
 * the day of payment. "Modified": never into another month; then it moves the other way.
 * Source: ACTUS data dictionary, business day convention.
 */
export const BusinessDayConvention = defineCodes(
  { en: 'Business day convention', zh: '营业日惯例' },
  {
    NOS: { en: 'No shift', zh: '不调整' },
    SCF: { en: 'Shift, then calculate: following', zh: '先调整后计算：下一营业日' },
    SCMF: {
      en: 'Shift, then calculate: modified following',
      zh: '先调整后计算：经修正的下一营业日',
    },
    CSF: { en: 'Calculate, then shift: following', zh: '先计算后调整：下一营业日' },
    CSMF: {
      en: 'Calculate, then shift: modified following',
      zh: '先计算后调整：经修正的下一营业日',
    },
    SCP: { en: 'Shift, then calculate: preceding', zh: '先调整后计算：上一营业日' },
    SCMP: {
      en: 'Shift, then calculate: modified preceding',
      zh: '先调整后计算：经修正的上一营业日',
    },
    CSP: { en: 'Calculate, then shift: preceding', zh: '先计算后调整：上一营业日' },
    CSMP: {
      en: 'Calculate, then shift: modified preceding',
      zh: '先计算后调整：经修正的上一营业日',
    },
  },
);
export type BusinessDayConvention = CodeOf<typeof BusinessDayConvention>;

/** A convention with the calendar it looks at. */
export interface BusinessDays {
  readonly calendar: BusinessCalendar;
  readonly convention: BusinessDayConvention;
  /** Years that are not decreed yet go by weekdays; else such a date is refused. */
  readonly beyond?: 'weekdays';
}

/** The day that a payment due on some date is made. */
export function paymentDay(day: Day, { calendar: agreed, convention, beyond }: BusinessDays): Day {
  const known = beyond === undefined || knowsYear(agreed, partsOf(day).year);
  const calendar = known ? agreed : 'weekdays';
  switch (convention) {
    case 'NOS':
      return day;
    case 'SCF':
    case 'CSF':
      return following(calendar, day);
    case 'SCP':
    case 'CSP':
      return preceding(calendar, day);
    case 'SCMF':
    case 'CSMF': {
      const shifted = following(calendar, day);
      return sameMonth(shifted, day) ? shifted : preceding(calendar, day);
    }
    case 'SCMP':
    case 'CSMP': {
      const shifted = preceding(calendar, day);
      return sameMonth(shifted, day) ? shifted : following(calendar, day);
    }
  }
}

/** The day that interest of a date is calculated on: unshifted in the `C…` conventions. */
export const calculationDay = (day: Day, days: BusinessDays): Day =>
  days.convention.startsWith('S') ? paymentDay(day, days) : day;

/** The first business day on or after a day. */
export function following(calendar: BusinessCalendar, day: Day): Day {
  let found = day;
  while (!isBusinessDay(calendar, found)) found = addDays(found, 1);
  return found;
}

/** The last business day on or before a day. */
export function preceding(calendar: BusinessCalendar, day: Day): Day {
  let found = day;
  while (!isBusinessDay(calendar, found)) found = addDays(found, -1);
  return found;
}

/** The business day so many business days after (or before) a day. */
export function addBusinessDays(calendar: BusinessCalendar, day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, step);
    if (isBusinessDay(calendar, found)) left -= 1;
  }
  return found;
}

const sameMonth = (a: Day, b: Day): boolean => a.slice(0, 7) === b.slice(0, 7);
