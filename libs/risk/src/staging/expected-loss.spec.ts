import { refusalOf } from '#kernel/testing';
import type { LossScenario } from './expected-loss.js';
import { expectedCreditLoss, exposureAtDefault, lossGivenDefault } from './expected-loss.js';

const year = (years: string, marginalDefaultProbability: string) => ({
  years,
  marginalDefaultProbability,
  lossGivenDefault: '0.4',
  exposureAtDefault: 1_000_000,
});
const base: LossScenario = { weight: '0.6', periods: [year('1', '0.02'), year('2', '0.03')] };
const bad: LossScenario = { weight: '0.4', periods: [year('1', '0.05'), year('2', '0.06')] };

describe('expected credit loss', () => {
  it('is of 12 months in stage 1', () =>
    // (0.6 · 0.02 + 0.4 · 0.05) · 0.4 · 1,000,000 / 1.05
    expect(expectedCreditLoss([base, bad], '0.05', 'stage1').toFixed(4)).toBe('12190.4762'));

  it('is of the whole life in stage 2', () =>
    // the above + (0.6 · 0.03 + 0.4 · 0.06) · 0.4 · 1,000,000 / 1.05²
    expect(expectedCreditLoss([base, bad], '0.05', 'stage2').toFixed(4)).toBe('27428.5714'));

  it.each<[string, LossScenario[]]>([
    ['weight', [base]],
    [
      'weight',
      [
        { ...base, weight: '1.2' },
        { ...bad, weight: '-0.2' },
      ],
    ],
    ['marginalDefaultProbability', [{ weight: '1', periods: [year('1', '1.01')] }]],
  ])('refuses a bad %s', (field, scenarios) =>
    expect(refusalOf(() => expectedCreditLoss(scenarios, '0.05', 'stage2'))).toEqual({
      code: 'InvalidValue',
      field,
    }),
  );
});

describe('exposure and loss at default', () => {
  it('count part of what is not drawn', () =>
    expect(exposureAtDefault(600, 400, '0.5').toString()).toBe('800'));
  it.each([
    [500, '0.2', '0.6'],
    [2_000, '0.2', '0'],
    [0, '0', '1'],
  ])('lose what collateral of %d with haircut %s does not cover: %s', (collateral, haircut, lost) =>
    expect(lossGivenDefault(collateral, haircut, 1_000).toString()).toBe(lost),
  );
  it('refuse an exposure of nothing', () =>
    expect(refusalOf(() => lossGivenDefault(1, '0', 0))).toEqual({
      code: 'InvalidValue',
      field: 'exposure',
    }));
});
