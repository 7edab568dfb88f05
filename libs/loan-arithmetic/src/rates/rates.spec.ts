import { Decimal } from '#kernel';
import { checkRate } from './agreed-rate.js';
import type { PublishedRate } from './floating.js';
import { floatingRate, nextReset } from './floating.js';
import { lprFor, lprFromQuotes, lprPublicationDay } from './lpr.js';
import { resetRate } from './reset.js';

const published: PublishedRate = {
  publishedOn: '2024-10-21',
  index: 'lpr1Y',
  annualRate: '0.031',
};

describe('the loan prime rate (LPR)', () => {
  it('is the mean of the quotes without the extremes, in steps of 0.05 points', () => {
    expect(lprFromQuotes(['0.0300', '0.0305', '0.0310', '0.0315', '0.0290'])).toBe('0.0305');
    expect(lprFromQuotes(['0.031', '0.031', '0.0315', '0.03'])).toBe('0.031');
    expect(lprFromQuotes(['0.0310', '0.0310', '0.0315', '0.0315'])).toBe('0.0315');
  });
  it('needs more than the two quotes it drops', () =>
    expect(() => lprFromQuotes(['0.03', '0.031'])).toThrow('NoRatePublished'));
  it('is published on the 20th, or on the next business day', () => {
    expect(lprPublicationDay('2024-10-01', 'china')).toBe('2024-10-21');
    expect(lprPublicationDay('2025-05-01', 'china')).toBe('2025-05-20');
  });
  it('has one tenor up to five years and another over them', () =>
    expect([60, 61].map(lprFor)).toEqual(['lpr1Y', 'lpr5Y']));
});

describe('a reset', () => {
  it.each([
    [45, undefined, undefined, '0.0355'],
    [-20, undefined, undefined, '0.029'],
    [-20, '0.03', undefined, '0.03'],
    [200, undefined, '0.045', '0.045'],
  ])('adds %d basis points, between %s and %s: %s', (spreadBps, rateFloor, rateCap, expected) =>
    expect(
      floatingRate(published, {
        index: 'lpr1Y',
        spreadBps,
        ...(rateFloor !== undefined && { rateFloor }),
        ...(rateCap !== undefined && { rateCap }),
      }),
    ).toBe(expected),
  );
  it.each([
    ['fixed', '2024-09-30', undefined],
    ['yearStart', '2024-09-30', '2025-01-01'],
    ['yearStart', '2025-01-01', '2026-01-01'],
    ['anniversary', '2024-08-31', '2025-08-31'],
    ['halfYearly', '2024-09-30', '2025-02-28'],
    ['quarterly', '2025-02-28', '2025-05-31'],
  ] as const)('comes %s, after %s on %s', (rhythm, after, day) =>
    expect(nextReset(rhythm, '2024-08-31', after)).toBe(day),
  );
  it('may be multiplied, and moves the rate by no more than was agreed', () => {
    const follows = { index: 'lpr1Y', spreadBps: 50 } as const;
    expect(floatingRate(published, { ...follows, multiplier: '1.5' })).toBe('0.0515');
    expect(floatingRate(published, { ...follows, periodFloor: '-0.01' }, '0.0500')).toBe('0.04');
  });
});

describe('a reset by rule (ACTUS RR)', () => {
  const after = (rule: Parameters<typeof resetRate>[2]) =>
    resetRate(new Decimal('0.05'), '0.03', rule).toFixed();

  it.each([
    [{}, '0.03'],
    [{ multiplier: '2', spread: '0.005' }, '0.065'],
    [{ periodFloor: '-0.01' }, '0.04'],
    [{ multiplier: '3', periodCap: '0.02' }, '0.07'],
    [{ lifeFloor: '0.035' }, '0.035'],
    [{ multiplier: '3', periodCap: '0.02', lifeCap: '0.06' }, '0.06'],
  ])('by %p gives %s', (rule, expected) => expect(after(rule)).toBe(expected));
});

describe('an agreed rate', () => {
  const bounds = { rateFloor: '0.03', rateCap: '0.06' };

  it.each([
    ['RateNegative', '-0.01', bounds],
    ['RateBelowFloor', '0.0299', bounds],
    ['RateAboveCap', '0.0601', bounds],
    ['FloorAboveCap', '0.04', { rateFloor: '0.06', rateCap: '0.03' }],
    ['InvalidValue', '4%', bounds],
  ])('is refused, never clamped: %s', (code, rate, within) =>
    expect(() => checkRate(rate, within, 'annualRate')).toThrow(code),
  );
  it('may be the floor itself', () =>
    expect(() => checkRate('0.030', bounds, 'annualRate')).not.toThrow());
});
