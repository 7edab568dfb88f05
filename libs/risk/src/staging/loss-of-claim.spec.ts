import type { GuaranteeType } from '#credit';
import { cny } from '#kernel';
import type { LoanClaim } from '#lending';
import { lossOutlooks, lossRulesOn } from './expected-loss.rules.js';
import { lossOfClaim } from './loss-of-claim.js';
import { riskOfClaim } from './risk-of-claim.js';
import { stageOn } from './stage.js';

const day = '2026-01-01';
/** Two years, half of it repaid after one; a tenth of a year's interest is ignored by a rate of 0. */
const claim: LoanClaim = {
  loanId: 'ln_1',
  exposure: cny(1_000),
  interest: cny(0),
  undrawn: cny(0),
  annualRate: '0',
  guaranteeType: 'unsecured',
  guaranteed: cny(0),
  drawnOn: '2025-01-01',
  maturesOn: '2028-01-01',
  balances: [
    { on: '2027-01-01', minor: 50_000 },
    { on: '2028-01-01', minor: 0 },
  ],
  items: [],
  restructurings: [],
};
const loss = (more: Partial<LoanClaim>, stage: 'stage1' | 'stage2' | 'stage3', pd?: string) =>
  lossOfClaim({ ...claim, ...more }, stage, pd, day);

describe('the expected loss of a claim', () => {
  // 1,000 × 40 % × 1 % × (0.6 × 1 + 0.25 × 1.4 + 0.15 × 0.8 = 1.07)
  it('is PD × LGD × EAD over a year in stage 1, weighed over the ways the economy may go', () =>
    expect(loss({}, 'stage1', '0.01')).toMatchObject({
      pd: '0.01',
      lgd: '0.4',
      exposure: cny(1_000),
      expected: cny(4.28),
      rules: ['EL-L1', 'EL-01', 'EL-S1', 'EL-S2', 'EL-S3'],
    }));

  // And in the second year 500 × 40 % × Σ w (1 − p) p = 2.116.
  it('is that of the whole life in stage 2, by what is then still owed', () =>
    expect(loss({}, 'stage2', '0.01')?.expected).toEqual(cny(6.4)));

  it('is LGD × EAD in stage 3: the default has happened', () =>
    expect(loss({}, 'stage3', '0.01')).toMatchObject({ pd: '1', expected: cny(400) }));

  it('counts part of what may still be drawn, and unrated debtors by EL-01', () =>
    expect(loss({ undrawn: cny(1_000) }, 'stage3')).toMatchObject({ exposure: cny(1_400) }));

  // Covered: 600 × (1 − 40 %) = 360 of 1,000: 36 % × 20 % + 64 % × 40 %.
  it('is lower where collateral covers a part', () =>
    expect(loss({ guaranteeType: 'realEstate', guaranteed: cny(600) }, 'stage3')).toMatchObject({
      lgd: '0.328',
      expected: cny(328),
    }));

  it.each<[GuaranteeType, string]>([
    ['unsecured', 'EL-L1'],
    ['realEstate', 'EL-L2'],
    ['equipment', 'EL-L3'],
    ['equity', 'EL-L4'],
    ['receivables', 'EL-L5'],
    ['institution', 'EL-L6'],
    ['person', 'EL-L7'],
    ['combined', 'EL-L8'],
  ])('has a rule for %s: %s', (guarantee, id) =>
    expect(lossRulesOn(guarantee, day).loss?.id).toBe(id),
  );

  it('weighs outlooks that are one together', () =>
    expect(lossOutlooks.reduce((sum, { weight }) => sum + Number(weight) * 100, 0)).toBe(100));
});

describe('the risk of a claim', () => {
  const none = { stages: [], watched: [] };
  const stage = (on: string, watched: Parameters<typeof riskOfClaim>[1], known = {}) =>
    stageOn(riskOfClaim(claim, watched, known, [], on), on);

  it('has grown while the debtor is on the watch list in orange or red (ST-02)', () => {
    const row = {
      clientId: 'cl_1',
      rank: 0,
      score: 0,
      rules: [],
      signals: [],
      warnings: [],
      scores: {},
    };
    const watch = { ...row, level: 'orange' as const };
    expect(stage(day, none, { watch })).toMatchObject({
      stage: 'stage2',
      findings: [{ rule: { id: 'ST-02' } }],
    });
    const yellow = { ...row, level: 'yellow' as const };
    expect(stage(day, none, { watch: yellow }).stage).toBe('stage1');
  });

  it('stays in probation for three months after that', () => {
    const earlier = {
      stages: [{ on: '2026-01-01', stage: 'stage2' as const }],
      watched: [{ from: '2026-01-01', until: '2026-02-01' }],
    };
    expect(stage('2026-04-01', earlier)).toMatchObject({
      stage: 'stage2',
      held: { probationUntil: '2026-05-01' },
    });
    expect(stage('2026-05-01', earlier).stage).toBe('stage1');
  });

  it('has grown by three grades, or by the probability of default (ST-05, ST-06)', () => {
    const graded = (grade: 'BBB' | 'CCC', on: string) => ({ grade, on, by: 'rule' as const });
    const rating = {
      clientId: 'cl_1',
      decidedBy: 'rule' as const,
      groups: [],
      history: [graded('CCC', '2025-12-01'), graded('BBB', '2024-06-01')],
    };
    const { findings } = stage(day, none, { rating });
    expect(findings.map(({ rule }) => rule.id)).toEqual(['ST-05', 'ST-06']);
  });
});
