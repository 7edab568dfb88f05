import { refusalOf } from '#kernel/testing';
import type { Counterparty, LimitUse } from './large-exposure.codes.js';
import { largeExposure } from './large-exposure.js';

const day = '2025-06-30';

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
