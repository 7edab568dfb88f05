import { cny } from '#kernel';
import { ClientType, Segment } from '../strategy.codes.js';
import type { SegmentFigures } from './segment-figures.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import { figuresIn } from './condition.js';
import { segmentRules, segmentRulesOn } from './segment.rules.js';

const today = '2026-03-02';
const nobody: SegmentFigures = {
  daysPastDue: 0,
  loansWrittenOff: 0,
  runningLoans: 0,
  exposure: [],
  flags: [],
  longOverdueIn24Months: false,
};
const borrower = { runningLoans: 1, exposure: [cny(1_000_000)] };
const usd = (dollars: number) => ({ minor: dollars * 100, currency: 'USD' });

const ruled = (figures: Partial<SegmentFigures>, day = today) =>
  placingRule(segmentRulesOn(day), { ...nobody, ...figures })?.id;

describe('the rules of the five client types', () => {
  it.each<[string, Partial<SegmentFigures>, string | undefined]>([
    ['say nothing of a client of whom nothing is known', {}, undefined],
    ['call stable who pays on time', borrower, 'SG-T1'],
    [
      'do not call stable who was long overdue',
      { ...borrower, longOverdueIn24Months: true },
      undefined,
    ],

    ['see a risk from an orange warning', { ...borrower, creditWarning: 'orange' }, 'SG-R1'],
    ['see a risk from a red warning', { ...borrower, creditWarning: 'red' }, 'SG-R1'],
    ['see no risk yet in a yellow one', { ...borrower, creditWarning: 'yellow' }, 'SG-T1'],
    ['see no risk in a lack of contact', { ...borrower, relationshipWarning: 'orange' }, 'SG-T1'],
    ['see a risk from one day of overdue', { ...borrower, daysPastDue: 1 }, 'SG-R2'],
    ['see a risk in a claim written off', { loansWrittenOff: 1 }, 'SG-R3'],

    ['leave 179 days without dealings alone', { daysSinceLastDealing: 179 }, undefined],
    ['call churning who has none for 180', { daysSinceLastDealing: 180 }, 'SG-C1'],
    [
      'call churning who is found likely to leave',
      { ...borrower, lifecycle: 'likelyToLeave' },
      'SG-C2',
    ],
    ['call churning who is far out of touch', { ...borrower, relationshipWarning: 'red' }, 'SG-C3'],

    [
      'call strategic who is large and known for long',
      { exposure: [cny(50_000_000)], tenureYears: 3 },
      'SG-S1',
    ],
    [
      'call strategic who brings a share of the income, from the review of 2026 on',
      { ...borrower, incomeShare: '0.0200', tenureYears: 3 },
      'SG-T1',
    ],
    [
      'look at each currency by itself',
      { exposure: [cny(1), usd(7_000_000)], tenureYears: 9 },
      'SG-S1',
    ],
    [
      'do not call strategic who is large and new',
      { ...borrower, exposure: [cny(50_000_000)], tenureYears: 2 },
      'SG-T1',
    ],
    [
      'do not call strategic who is a fen too small',
      { ...borrower, exposure: [cny(49_999_999.99)], tenureYears: 3 },
      'SG-T1',
    ],
    [
      'do not call strategic in another currency',
      { ...borrower, exposure: [{ ...cny(90_000_000), currency: 'JPY' }], tenureYears: 3 },
      'SG-T1',
    ],
    [
      'call strategic who is state-backed and considerable',
      { exposure: [cny(20_000_000)], flags: ['stateBacked'] },
      'SG-S2',
    ],

    ['call growth who is young and grows', { revenueGrowth: '0.2000', ageYears: 7 }, 'SG-G1'],
    [
      'call growth who is small and grows',
      { revenueGrowth: '0.2000', ageYears: 8, size: 'small' },
      'SG-G2',
    ],
    [
      'do not call growth who is old and large',
      { revenueGrowth: '0.5000', ageYears: 8, size: 'large' },
      undefined,
    ],
    [
      'do not call growth who grows too little',
      { revenueGrowth: '0.1999', ageYears: 1, size: 'micro' },
      undefined,
    ],
  ])('%s', (_, figures, rule) => expect(ruled(figures)).toBe(rule));

  it('go by precedence: risk, churning, strategic, growth, stable', () => {
    const everything: SegmentFigures = {
      ...nobody,
      ...borrower,
      daysPastDue: 1,
      lifecycle: 'likelyToLeave',
      exposure: [cny(50_000_000)],
      tenureYears: 3,
      revenueGrowth: '0.3',
      ageYears: 2,
    };
    const types = [
      {},
      { daysPastDue: 0 },
      { daysPastDue: 0, lifecycle: 'new' as const },
      { daysPastDue: 0, lifecycle: 'new' as const, tenureYears: 1 },
      { daysPastDue: 0, lifecycle: 'new' as const, tenureYears: 1, revenueGrowth: '0' },
    ].map((less) => placingRule(segmentRulesOn(today), { ...everything, ...less })?.type);
    expect(types).toEqual(ClientType.all);
  });

  it('judge the past by the rules of the past', () => {
    expect(ruled({ ...borrower, daysPastDue: 7 }, '2023-06-30')).toBe('SG-T1');
    expect(ruled({ ...borrower, daysPastDue: 7 }, '2023-07-01')).toBe('SG-R2');
    expect(segmentRulesOn('2023-06-30').find(({ id }) => id === 'SG-R2')?.version).toBe(1);
    expect(segmentRulesOn('1999-12-31')).toEqual([]);
  });

  it('tell the figures they looked at, and no others', () => {
    const figures = { ...nobody, ...borrower, tenureYears: 4 };
    const [large] = segmentRules.filter(({ id }) => id === 'SG-S1');
    expect(figuresIn(large!.all, figures)).toEqual({ exposure: [cny(1_000_000)], tenureYears: 4 });
  });

  it('never change a version', () => {
    const versions = segmentRules.map(({ id, version }) => `${id}@${version}`);
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe('the segments', () => {
  it('are the five types and the clients of none', () =>
    expect(Segment.all).toEqual([...ClientType.all, 'unclassified']));

  it('offer strategies of their own for every type', () => {
    for (const type of ClientType.all) expect(ClientType(type).strategies).toHaveLength(3);
  });
});

describe('the share of the income of the bank', () => {
  const brings = { ...borrower, incomeShare: '0.0200', tenureYears: 3 };

  it('makes a client strategic, and an amount alone does not any more', () => {
    expect(ruled(brings, '2026-07-01')).toBe('SG-S1');
    expect(ruled({ ...brings, incomeShare: '0.0199' }, '2026-07-01')).toBe('SG-T1');
    const large = { ...borrower, exposure: [cny(50_000_000)], tenureYears: 3 };
    expect(ruled(large, '2026-06-30')).toBe('SG-S1');
    expect(ruled(large, '2026-07-01')).toBe('SG-T1');
  });
});
