import type { Day, Ratio } from '#kernel';
import { compareRatios, plusRatio, ratio } from '#kernel';
import { refusalOf } from '#kernel/testing';
import {
  actualOverActualAfb,
  actualOverActualIcma,
  actualOverActualIsda,
  actualOverActualYear,
  actualSplitOn31December,
  actualWithLeapDay,
  daysWithoutLeapDay,
  leapDayAfter,
} from './actual.js';

type Part = [days: number, under: number];
const sum = (parts: readonly Part[]): Ratio =>
  parts.map(([days, under]) => ratio(days, under)).reduce(plusRatio, ratio(0));
const same = (found: Ratio, parts: readonly Part[]) =>
  expect([found, compareRatios(found, sum(parts))]).toEqual([found, 0]);
type Case = [from: Day, to: Day, ...parts: Part[]];

describe('actual over actual', () => {
  it.each<Case>([
    ['2024-03-01', '2024-09-01', [184, 366]],
    ['2025-01-01', '2026-01-01', [365, 365]],
    ['2022-07-01', '2025-03-01', [184, 365], [2, 1], [59, 365]],
    ['2024-07-01', '2025-03-01', [184, 366], [59, 365]],
  ])('ISDA, %s to %s', (from, to, ...parts) => same(actualOverActualIsda(from, to), parts));

  it.each<Case>([
    ['2023-12-31', '2024-01-10', [10, 366]],
    ['2022-07-01', '2025-03-01', [183, 365], [365, 365], [366, 366], [60, 365]],
    ['2024-02-01', '2024-12-31', [334, 366]],
    ['2024-02-01', '2024-02-01'],
  ])('split at 31 December, %s to %s', (from, to, ...parts) =>
    same(actualSplitOn31December(from, to), parts),
  );

  it.each<Case>([
    ['2024-01-01', '2026-03-01', [2, 1], [60, 366]],
    ['2025-01-01', '2026-01-01', [1, 1]],
    ['2024-02-29', '2024-03-01', [1, 366]],
    ['2024-02-01', '2024-02-29', [28, 365]],
    ['2023-03-01', '2023-06-01', [92, 365]],
  ])('AFB, %s to %s', (from, to, ...parts) => same(actualOverActualAfb(from, to), parts));

  it.each<Case>([
    ['2023-05-15', '2026-01-10', [2, 1], [240, 365]],
    ['2023-05-15', '2024-01-15', [245, 366]],
    ['2023-05-15', '2024-05-15', [1, 1]],
  ])('of the running year, %s to %s', (from, to, ...parts) =>
    same(actualOverActualYear(from, to), parts),
  );

  it.each<Case>([
    ['2024-02-28', '2024-02-29', [1, 366]],
    ['2024-02-29', '2024-03-31', [31, 365]],
    ['2023-03-01', '2024-03-01', [366, 366]],
  ])('with a leap day inside, %s to %s', (from, to, ...parts) =>
    same(actualWithLeapDay(from, to), parts),
  );
});

describe('actual over actual of the coupon period', () => {
  const whole = { from: '2025-01-15', to: '2025-07-15', months: 6 };
  const first = (from: Day) => ({
    ...{ from, to: '2025-07-15' },
    stub: { months: 6, at: 'first' as const },
  });
  const last = (to: Day) => ({
    ...{ from: '2025-01-15', to },
    stub: { months: 6, at: 'last' as const },
  });

  it('is a part of a regular one', () =>
    same(actualOverActualIcma('2025-01-15', '2025-04-15', whole), [[90 * 6, 12 * 181]]));

  it('counts a stub at the beginning back from its end, short or long', () => {
    const period = first('2025-03-01');
    same(actualOverActualIcma(period.from, period.to, period), [[136 * 6, 12 * 181]]);
    const long = first('2024-11-01');
    const parts: Part[] = [
      [6, 12],
      [75 * 6, 12 * 184],
    ];
    same(actualOverActualIcma(long.from, long.to, long), parts);
    const regular = first('2025-01-15');
    same(actualOverActualIcma(regular.from, regular.to, regular), [[6, 12]]);
  });

  it('counts a stub at the end on from its beginning, short or long', () => {
    const period = last('2025-03-01');
    same(actualOverActualIcma(period.from, period.to, period), [[45 * 6, 12 * 181]]);
    const long = last('2025-09-01');
    const parts: Part[] = [
      [6, 12],
      [48 * 6, 12 * 184],
    ];
    same(actualOverActualIcma(long.from, long.to, long), parts);
  });

  it('is refused without months', () => {
    const period = { ...whole, months: undefined };
    const act = () => actualOverActualIcma('2025-01-15', '2025-04-15', period);
    expect(refusalOf(act)).toEqual({ code: 'CouponPeriodMissing', field: 'months' });
  });

  it('is nothing of a period of no days', () =>
    same(actualOverActualIcma('2025-01-15', '2025-01-15', { ...whole, to: '2025-01-15' }), []));
});

describe('29 February', () => {
  it.each([
    ['2024-02-28', '2024-03-01', 1],
    ['2024-02-29', '2024-03-01', 1],
    ['2024-02-28', '2024-02-29', 0],
    ['2023-01-01', '2029-01-01', 2_190],
    ['2025-01-01', '2025-12-31', 364],
  ])('is not counted from %s to %s', (from, to, days) =>
    expect(daysWithoutLeapDay(from, to)).toBe(days),
  );

  it.each([
    ['2024-02-28', '2024-02-29'],
    ['2024-02-29', '2028-02-29'],
    ['2025-06-01', '2028-02-29'],
    ['2096-03-01', '2104-02-29'],
  ])('comes after %s on %s', (day, next) => expect(leapDayAfter(day)).toBe(next));
});
