import { Decimal } from '#kernel';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import type { Counterparty, LimitUse } from './large-exposure.codes.js';
import { concentration, concentrationBand, topShare } from './concentration.js';
import { largeExposure } from './large-exposure.js';

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

describe('a large exposure', () => {
  const capital = { netCapital: 1_000_000, netTier1: 800_000 };
  const states = (counterparty: Counterparty, loans: number, all: number, on = day) =>
    largeExposure({ counterparty, loans, exposures: all }, capital, on).map(
      ({ rule, state }) => `${rule.id} ${state}`,
    );

  it.each<[number, LimitUse]>([
    [79_999, 'within'],
    [80_000, 'alert'],
    [100_000, 'alert'],
    [100_001, 'exceeded'],
  ])('of loans of %d to one client is %s', (loans, state) =>
    expect(states('client', loans, 0)).toContain(`LE-01 ${state}`),
  );

  it.each<[Counterparty, number, string, number, LimitUse]>([
    ['client', 120_000, 'LE-02', 120_001, 'exceeded'],
    ['group', 160_000, 'LE-03', 160_001, 'exceeded'],
    ['interbank', 200_000, 'LE-04', 200_001, 'exceeded'],
    ['systemic', 120_000, 'LE-05', 120_001, 'exceeded'],
  ])('to a %s may be %d and no more', (counterparty, at, rule, above, state) => {
    expect(states(counterparty, 0, at)).toContain(`${rule} alert`);
    expect(states(counterparty, 0, above)).toContain(`${rule} ${state}`);
  });

  it('is reported from 2.5 % of tier 1 on', () => {
    expect(states('group', 0, 19_999)).toContain('LE-06 alert');
    expect(states('group', 0, 20_000)).toContain('LE-06 exceeded');
  });

  it('says share, use and room', () => {
    const [loans] = largeExposure(
      { counterparty: 'client', loans: 60_000, exposures: 0 },
      capital,
      day,
    );
    expect([loans?.share.toString(), loans?.use.toString(), loans?.room]).toEqual([
      '0.06',
      '0.6',
      40_000,
    ]);
  });

  it('is measured by Basel where asked', () =>
    expect(
      largeExposure(
        { counterparty: 'group', loans: 0, exposures: 80_000 },
        capital,
        day,
        'basel',
      ).map(({ rule, state }) => [rule.id, state]),
    ).toEqual([
      ['LE-11', 'within'],
      ['LE-13', 'exceeded'],
    ]));

  it('had no limits before them', () =>
    expect(states('client', 900_000, 900_000, '2018-06-30')).toEqual([]));

  it.each([
    ['netTier1', { netTier1: 0 }, {}],
    ['netCapital', { netCapital: -5 }, {}],
    ['loans', {}, { loans: -1 }],
    ['exposures', {}, { exposures: 0.5 }],
  ])('refuses a bad %s', (field, badCapital, badExposure) =>
    expect(
      refusalOf(() =>
        largeExposure(
          { counterparty: 'client', loans: 0, exposures: 0, ...badExposure },
          { ...capital, ...badCapital },
          day,
        ),
      ),
    ).toEqual({ code: 'InvalidValue', field }),
  );
});
