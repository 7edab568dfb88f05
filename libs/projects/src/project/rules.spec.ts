import { inForce } from '#kernel';
import { delayLevel } from './delay.rules.js';
import { equityRuleOn, equityRules } from './equity.rules.js';

describe('the least capital of a project', () => {
  it.each([
    ['EQ-01', 'urbanRail', '0.25', '0.20', '0.20'],
    ['EQ-02', 'port', '0.30', '0.25', '0.20'],
    ['EQ-03', 'airport', '0.30', '0.25', '0.25'],
    ['EQ-04', 'railRoad', '0.25', '0.20', '0.20'],
    ['EQ-05', 'affordableHousing', '0.20', '0.20', '0.20'],
    ['EQ-06', 'otherRealEstate', '0.30', '0.25', '0.25'],
    ['EQ-07', 'steelAluminium', '0.40', '0.40', '0.40'],
    ['EQ-08', 'cement', '0.35', '0.35', '0.35'],
    ['EQ-09', 'coalChemicals', '0.30', '0.30', '0.30'],
    ['EQ-10', 'maize', '0.30', '0.20', '0.20'],
    ['EQ-11', 'fertiliser', '0.25', '0.25', '0.25'],
    ['EQ-12', 'power', '0.20', '0.20', '0.20'],
    ['EQ-13', 'other', '0.20', '0.20', '0.20'],
  ] as const)('%s of %s was %s, then %s, and is %s', (id, industry, ...shares) =>
    expect(
      ['2015-09-08', '2015-09-09', '2019-11-20'].map((day) => equityRuleOn(industry, day)),
    ).toMatchObject(shares.map((least) => ({ id, least }))),
  );

  it('is that of the first decree before it', () => {
    expect(equityRuleOn('cement', '2001-01-01')).toMatchObject({ version: 1 });
    expect(inForce(equityRules, '2026-01-01')).toHaveLength(13);
  });
});

describe('a delay', () => {
  it.each([
    [0, '0', 'onTime'],
    [1, '0', 'late'],
    [0, '0.01', 'late'],
    [89, '0.49', 'late'],
    [90, '0', 'serious'],
    [1, '0.5', 'serious'],
  ])('of %i days and a rate of %s is %s by PD-01', (days, rate, level) =>
    expect(delayLevel({ days, rate }, '2026-03-02')).toMatchObject({
      level,
      rule: { id: 'PD-01' },
    }),
  );
});
