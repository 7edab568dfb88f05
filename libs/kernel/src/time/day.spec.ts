import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  existingDay,
  isDay,
  isMonthEnd,
  monthEnd,
  weekday,
} from './day.js';

describe('a day', () => {
  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '20250101',
    20250101,
    '',
  ])('is not %p', (value) => expect(isDay(value)).toBe(false));
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('is %s', (value) =>
    expect(isDay(value)).toBe(true),
  );
  it('is refused by the name of its field where it does not exist', () =>
    expect(() => existingDay('2025-02-30', 'dueOn')).toThrow('InvalidValue'));
  it('is counted from the first to before the last', () =>
    expect(daysBetween('2025-01-31', '2025-03-01')).toBe(29));
  it('moves over the end of a year', () => expect(addDays('2024-12-31', 1)).toBe('2025-01-01'));
  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 3, '2025-04-30'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-11-15', 2, '2026-01-15'],
  ])('after %s and %d months is %s', (day, months, expected) =>
    expect(addMonths(day, months)).toBe(expected),
  );
  it('knows its weekday from Monday, 1', () =>
    expect(['2025-06-02', '2025-06-08', '1969-12-29'].map(weekday)).toEqual([1, 7, 1]));
  it('knows the end of its month', () => {
    expect(monthEnd('2024-02-03')).toBe('2024-02-29');
    expect(isMonthEnd('2025-02-28')).toBe(true);
    expect(isMonthEnd('2024-02-28')).toBe(false);
    expect(daysInMonth(2025, 11)).toBe(30);
  });
  it('agrees with the clock of the platform', () =>
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect([dayOf(number), dayNumber(day)]).toEqual([day, number]);
      }),
    ));
});
