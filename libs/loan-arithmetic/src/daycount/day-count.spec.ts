import { decimalOf } from '#kernel';
import { describeVectors } from '../vectors.fixture.js';
import type { DayCount as Code } from './day-count.js';
import { countedDays, DayCount, yearFraction } from './day-count.js';

const part = (code: Code, from: string, to: string) => decimalOf(yearFraction(code, from, to));

describe('a day count', () => {
  it.each<[Code, string, string, number]>([
    ['A/360', '2025-01-01', '2026-01-01', 365 / 360],
    ['A/365F', '2024-01-01', '2025-01-01', 366 / 365],
    ['30/360', '2025-01-31', '2025-03-31', 60 / 360],
    ['30/360', '2025-01-30', '2025-03-31', 60 / 360],
    ['30/360', '2025-01-29', '2025-03-31', 62 / 360],
    ['30E/360', '2025-01-29', '2025-03-31', 61 / 360],
    ['30E/360 ISDA', '2025-01-31', '2025-02-28', 30 / 360],
    ['30U/360', '2025-02-28', '2026-02-28', 1],
    ['anniversary', '2025-01-15', '2026-03-20', 1 + 2 / 12 + 5 / 360],
    ['anniversary', '2025-01-31', '2025-02-28', 1 / 12],
    ['month', '2025-01-15', '2025-03-15', 2 / 12],
    ['month', '2025-01-01', '2025-02-15', 1 / 12 + 14 / 28 / 12],
  ])('%s from %s to %s is %d', (code, from, to, expected) =>
    expect(part(code, from, to).toNumber()).toBeCloseTo(expected, 15),
  );

  it('may split a year at 1 January or at 31 December', () => {
    expect(part('A/A ISDA', '2023-12-15', '2024-01-15').toFixed(15)).toBe(
      (17 / 365 + 14 / 366).toFixed(15),
    );
    expect(part('A/A 31DEC', '2023-12-15', '2024-01-15').toFixed(15)).toBe(
      (16 / 365 + 15 / 366).toFixed(15),
    );
  });

  it('keeps the end of February of a maturity in 30E/360 ISDA', () => {
    const period = { from: '2024-08-31', to: '2025-02-28', last: true };
    expect(countedDays('30E/360 ISDA', period.from, period.to, period)).toBe(178);
    expect(countedDays('30E/360 ISDA', period.from, period.to)).toBe(180);
  });

  it('counts a whole period of the schedule as its months', () => {
    const period = { from: '2025-02-28', to: '2025-03-31', months: 1 };
    expect(yearFraction('month', '2025-02-28', '2025-03-31', period)).toEqual({
      over: 1n,
      under: 12n,
    });
  });

  it('has labels in both languages for every convention', () =>
    expect(DayCount.all.map((code) => DayCount(code).zh)).not.toContain(''));
});

describe('a day count that cannot be', () => {
  it.each([
    ['UnknownDayCount', () => yearFraction('A/359' as Code, '2025-01-01', '2025-02-01')],
    ['DaysOutOfOrder', () => yearFraction('A/360', '2025-02-01', '2025-01-01')],
    ['CouponPeriodMissing', () => yearFraction('A/A ICMA', '2025-01-01', '2025-02-01')],
  ])('is refused: %s', (code, act) => expect(act).toThrow(code));
});

const names: Readonly<Record<string, Code>> = {
  ONE_ONE: '1/1',
  ACT_ACT_ISDA: 'A/A ISDA',
  ACT_ACT_AFB: 'A/A AFB',
  ACT_ACT_YEAR: 'A/A Year',
  ACT_365_ACTUAL: 'A/365A',
  ACT_360: 'A/360',
  ACT_364: 'A/364',
  ACT_365F: 'A/365F',
  ACT_365_25: 'A/365.25',
  NL_360: 'NL/360',
  NL_365: 'NL/365',
  THIRTY_360_ISDA: '30/360',
  THIRTY_360_PSA: '30/360 PSA',
  THIRTY_E_360: '30E/360',
  THIRTY_EPLUS_360: '30E+/360',
  THIRTY_E_365: '30E/365',
};

interface Row {
  readonly convention: string;
  readonly start: string;
  readonly end: string;
}
interface Strata {
  readonly yearFractions: readonly (Row & { readonly yearFraction: string })[];
  readonly days: readonly (Row & { readonly days: number })[];
}

describeVectors('the day counts of OpenGamma Strata', 'strata-daycount.json', (json) => {
  const strata: Strata = JSON.parse(json);

  it.each(Object.entries(names))('%s: every year fraction as %s', (convention, code) => {
    const rows = strata.yearFractions.filter((row) => row.convention === convention);
    expect(rows.length).toBeGreaterThan(0);
    for (const { start, end, yearFraction: expected } of rows) {
      const difference = part(code, start, end).minus(expected).abs();
      expect([start, end, difference.lt('1e-14')]).toEqual([start, end, true]);
    }
  });

  it.each(Object.entries(names))('%s: every number of days as %s', (convention, code) => {
    for (const { start, end, days } of strata.days.filter((row) => row.convention === convention)) {
      // This row says 0 days where the year fraction of the same dates says 1440 / 365.
      if (convention === 'THIRTY_E_365' && start === '2012-02-29' && days === 0) continue;
      expect([start, end, countedDays(code, start, end)]).toEqual([start, end, days]);
    }
  });
});
