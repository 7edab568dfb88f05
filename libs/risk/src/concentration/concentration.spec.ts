import { Decimal } from '#kernel';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import { concentration, concentrationBand, topShare } from './concentration.js';

const exposures = [
  { key: 'steel', amount: 4_000 },
  { key: 'retail', amount: 3_000 },
  { key: 'transport', amount: 500 },
  { key: 'power', amount: 1_000 },
  { key: 'transport', amount: 1_500 },
];
const day = '2025-06-30';

describe('concentration', () => {
  const spread = concentration(exposures)!;

  it('of 40, 30, 20 and 10 % is 0.30, as of 3.33 equal ones', () =>
    expect([spread.index.toString(), spread.effectiveNumber.toFixed(2)]).toEqual(['0.3', '3.33']));
  it('adds what is under one key, the largest first', () =>
    expect(spread.shares.map(({ key, share }) => [key, share.toString()])).toEqual([
      ['steel', '0.4'],
      ['retail', '0.3'],
      ['transport', '0.2'],
      ['power', '0.1'],
    ]));
  it('of the two largest is 70 %', () =>
    expect([1, 2, 4, 9].map((k) => topShare(spread, k).toString())).toEqual([
      '0.4',
      '0.7',
      '1',
      '1',
    ]));
  it('of nothing does not exist', () => {
    expect(concentration([])).toBeUndefined();
    expect(concentration([{ key: 'a', amount: 0 }])).toBeUndefined();
  });
  it.each([
    ['0.0999', 'low'],
    ['0.10', 'medium'],
    ['0.18', 'medium'],
    ['0.1801', 'high'],
  ])('of %s is %s', (index, band) =>
    expect(concentrationBand({ index: new Decimal(index) }, day)).toBe(band),
  );
  it('lies between that of equal shares and that of one', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 50 }),
        (amounts) => {
          const { index } = concentration(amounts.map((amount, at) => ({ key: `${at}`, amount })))!;
          expect(index.lte(1)).toBe(true);
          expect(index.times(amounts.length).toDecimalPlaces(30).gte(1)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 200 },
    ));
  it.each([
    ['amount', () => concentration([{ key: 'a', amount: -1 }])],
    ['k', () => topShare(spread, 0)],
    ['k', () => topShare(spread, 1.5)],
  ])('refuses a bad %s', (field, calculate) =>
    expect(refusalOf(calculate)).toEqual({ code: 'InvalidValue', field }),
  );
});
