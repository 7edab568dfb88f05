import type { CalendarYear } from './calendars/calendar-year.js';
import { china2021 } from './calendars/china-2021.js';
import { china2022 } from './calendars/china-2022.js';
import { china2023 } from './calendars/china-2023.js';
import { china2024 } from './calendars/china-2024.js';
import { china2025 } from './calendars/china-2025.js';
import { china2026 } from './calendars/china-2026.js';
import { targetHolidays } from './calendars/target.js';
import { usHolidays } from './calendars/us.js';
import type { CodeOf } from '../definers/words/codes.js';
import { defineCodes } from '../definers/words/codes.js';
import type { Day } from './day.js';
import { isWeekend, partsOf } from './day.js';
import { defineRefusals } from '../definers/words/refusals.js';

/** Which days a bank works. */
export const BusinessCalendar = defineCodes(
  { en: 'Business calendar', zh: '营业日历' },
  {
    none: { en: 'Every day is a business day', zh: '不区分营业日' },
    weekdays: { en: 'Monday to Friday', zh: '周一至周五' },
    china: { en: 'China (with adjusted working weekends)', zh: '中国（含调休）' },
    target: { en: 'TARGET (euro payments)', zh: 'TARGET（欧元支付）' },
    us: { en: 'United States (Federal Reserve)', zh: '美国（联邦储备）' },
  },
);
export type BusinessCalendar = CodeOf<typeof BusinessCalendar>;

export const calendarRefusals = defineRefusals({
  CalendarYearUnknown: {
    en: 'The business days of this year have not been announced yet.',
    zh: '该年度营业日安排尚未公布或录入',
    status: 422,
  },
  UnknownCalendar: { en: 'There is no such business calendar.', zh: '营业日历不存在', status: 422 },
});

interface DecreedYear {
  readonly holidays: ReadonlySet<Day>;
  readonly workingWeekends: ReadonlySet<Day>;
}
const china = new Map<number, DecreedYear>();

/** Adds the decreed days of a year in China, once they are announced. Replaces what was known. */
export function announceChineseYear({ year, holidays, workingWeekends }: CalendarYear): void {
  china.set(year, { holidays: new Set(holidays), workingWeekends: new Set(workingWeekends) });
}
[china2021, china2022, china2023, china2024, china2025, china2026].forEach(announceChineseYear);

const holidaysByRule = (rule: (year: number) => readonly Day[]) => {
  const known = new Map<number, ReadonlySet<Day>>();
  return (day: Day): boolean => {
    const { year } = partsOf(day);
    const holidays = known.get(year) ?? new Set(rule(year));
    known.set(year, holidays);
    return holidays.has(day);
  };
};
const isTargetHoliday = holidaysByRule(targetHolidays);
const isUsHoliday = holidaysByRule(usHolidays);

/**
 * Whether a bank works on the day.
 * @throws CalendarYearUnknown for a Chinese year that is not announced: it is never guessed.
 */
export function isBusinessDay(calendar: BusinessCalendar, day: Day): boolean {
  switch (calendar) {
    case 'none':
      return true;
    case 'weekdays':
      return !isWeekend(day);
    case 'target':
      return !isWeekend(day) && !isTargetHoliday(day);
    case 'us':
      return !isWeekend(day) && !isUsHoliday(day);
    case 'china': {
      const { year } = partsOf(day);
      const decreed = china.get(year);
      if (!decreed) throw calendarRefusals.CalendarYearUnknown({ field: 'calendar', year });
      return isWeekend(day) ? decreed.workingWeekends.has(day) : !decreed.holidays.has(day);
    }
    default:
      throw calendarRefusals.UnknownCalendar({ field: 'calendar', found: calendar });
  }
}

/** Whether the business days of a year are known: Chinese ones are decreed year by year. */
export const knowsYear = (calendar: BusinessCalendar, year: number): boolean =>
  calendar !== 'china' || china.has(year);
