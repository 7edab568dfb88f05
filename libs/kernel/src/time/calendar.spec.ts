import { addBusinessDays, paymentDay } from './business-days.js';
import type { BusinessDayConvention } from './business-days.js';
import type { BusinessCalendar } from './calendar.js';
import { isBusinessDay } from './calendar.js';
import { easterSunday } from './calendars/easter.js';

describe('a business calendar', () => {
  it.each<[BusinessCalendar, string, boolean, string]>([
    ['china', '2026-02-16', false, 'Spring Festival'],
    ['china', '2026-02-28', true, 'a Saturday worked for it (调休)'],
    ['china', '2025-10-08', false, 'National Day week'],
    ['china', '2025-10-11', true, 'a Saturday worked for it'],
    ['china', '2025-10-12', false, 'an ordinary Sunday'],
    ['target', '2025-04-18', false, 'Good Friday'],
    ['target', '2025-04-21', false, 'Easter Monday'],
    ['target', '2025-05-09', true, 'an ordinary Friday'],
    ['us', '2025-11-27', false, 'Thanksgiving'],
    ['us', '2021-07-05', false, 'Independence Day kept on Monday'],
    ['us', '2021-06-18', true, 'Juneteenth before 2022'],
    ['us', '2023-11-10', true, 'the Friday before a Saturday holiday'],
    ['weekdays', '2025-05-01', true, 'a Thursday'],
    ['none', '2025-05-04', true, 'a Sunday'],
  ])('%s on %s is open: %s (%s)', (calendar, day, open) =>
    expect(isBusinessDay(calendar, day)).toBe(open),
  );

  it('never guesses a Chinese year that is not decreed', () =>
    expect(() => isBusinessDay('china', '2040-01-02')).toThrow('CalendarYearUnknown'));

  it.each([
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2038, '2038-04-25'],
  ])('finds Easter of %d on %s', (year, day) => expect(easterSunday(year)).toBe(day));
});

describe('a payment that falls on a weekend', () => {
  // 31 May 2025 is a Saturday, 1 June 2025 a Sunday.
  it.each<[BusinessDayConvention, string, string]>([
    ['NOS', '2025-05-31', '2025-05-31'],
    ['SCF', '2025-05-31', '2025-06-02'],
    ['SCMF', '2025-05-31', '2025-05-30'],
    ['CSMF', '2025-05-31', '2025-05-30'],
    ['CSP', '2025-06-01', '2025-05-30'],
    ['SCMP', '2025-06-01', '2025-06-02'],
  ])('goes by %s from %s to %s', (convention, day, expected) =>
    expect(paymentDay(day, { calendar: 'weekdays', convention })).toBe(expected),
  );

  it('goes by weekdays in a year not decreed, where that is agreed', () =>
    expect(
      paymentDay('2040-01-01', { calendar: 'china', convention: 'SCF', beyond: 'weekdays' }),
    ).toBe('2040-01-02'));

  it('counts business days over a decreed week off', () =>
    expect(addBusinessDays('china', '2025-09-30', 1)).toBe('2025-10-09'));
});
