import { addMonths, monthEnd } from '#kernel';
import type { ComparedMonth } from './unusual.js';
import { robustDeviation, unusualMonth } from './unusual.js';

/** Months of one account up to January 2025, the latest first. */
const months = (inflows: readonly number[], accountId = 'ac_1'): readonly ComparedMonth[] =>
  inflows
    .map((inflow, index) => {
      const first = addMonths('2025-01-01', index + 1 - inflows.length);
      return {
        accountId,
        month: first.slice(0, 7),
        upTo: monthEnd(first),
        currency: 'CNY',
        figures: { inflow },
      };
    })
    .toReversed();

describe('a deviation', () => {
  it('is told in robust standard deviations from the median', () =>
    expect(robustDeviation(70, [98, 99, 100, 101, 102, 100], 100)).toBe(-6));

  it('needs six values to compare with', () =>
    expect(robustDeviation(70, [98, 99, 100, 101, 102], 100)).toBeUndefined());

  it('is not thrown off by one wild value among them', () => {
    const others = [100, 110, 90, 105, 95, 100_000];
    expect(robustDeviation(0, others, 100)).toBeLessThan(-7);
  });

  it('never exceeds 99, even beside values that are all the same', () => {
    const same = [0, 0, 0, 0, 0, 0];
    expect(robustDeviation(1, same, 0)).toBe(99);
    expect(robustDeviation(0, same, 0)).toBe(0);
  });
});

describe('a month of accounts', () => {
  it('is unusual beside the months before it', () => {
    const usual = [98, 99, 100, 101, 102, 100];
    expect(unusualMonth(months([...usual, 99]), 'inflow', true)).toBeCloseTo(-0.2, 6);
    expect(unusualMonth(months([...usual, 40]), 'inflow', true)).toBeCloseTo(-12, 6);
  });

  it('is not unusual where it is the low season of every year', () => {
    const year = [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 20];
    expect(unusualMonth(months([...year, ...year]), 'inflow', true)).toBe(0);
    const [low, ...others] = months(year);
    expect(unusualMonth([low!, ...others], 'inflow', true)).toBeLessThan(-10);
  });

  it('that goes on is no fall, and may be a rise', () => {
    const [latest, ...before] = months([98, 99, 100, 101, 102, 100, 1]);
    const going = [{ ...latest!, upTo: '2025-01-10' }, ...before];
    expect(unusualMonth(going, 'inflow', true)).toBeUndefined();
    expect(unusualMonth(going, 'inflow', false)).toBeLessThan(-10);
  });

  it('is told of the accounts that have reported it', () => {
    const main = months([98, 99, 100, 101, 102, 100, 99]);
    const late = months([50, 50, 50, 50, 50, 50, 50], 'ac_2').slice(1);
    expect(unusualMonth([...main, ...late], 'inflow', true)).toBeCloseTo(-0.2, 6);
  });

  it('is unknown where no account has told of the figure', () => {
    expect(unusualMonth([], 'inflow', true)).toBeUndefined();
    expect(unusualMonth(months([1, 2, 3]), 'outflow', true)).toBeUndefined();
  });
});
