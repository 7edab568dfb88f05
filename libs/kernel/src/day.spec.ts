import { addDays, daysBetween, isDay } from './day.js';

describe('a day', () => {
  it.each(['2025-02-29', '2025-13-01', '2025-1-1', '20250101', 20250101, ''])(
    'is not %p',
    (value) => expect(isDay(value)).toBe(false),
  );
  it('exists in a leap year', () => expect(isDay('2024-02-29')).toBe(true));
  it('is counted from the first to before the last', () =>
    expect(daysBetween('2025-01-31', '2025-03-01')).toBe(29));
  it('moves over the end of a year', () => expect(addDays('2024-12-31', 1)).toBe('2025-01-01'));
});
