import { addDays } from '#kernel';
import type { LoanClass } from '#lending';
import type { Claim, Debtor } from './claim.js';
import { claimOf, debtorOf, monthly } from './classification.examples.js';
import { classifyDebtor } from './classify.js';

const day = '2025-06-30';
const overdue = (days: number) => [{ dueOn: addDays(day, -days) }];
const classesOf = (debtor: Debtor, on = day) =>
  classifyDebtor(debtor, on).map((each) => each.class);

describe('a debtor', () => {
  const bad = (minor: number) =>
    claimOf({ claimId: 'bad', exposure: { minor, currency: 'CNY' }, items: overdue(100) });
  const good = (minor: number, more: Partial<Claim> = {}) =>
    claimOf({ claimId: 'good', exposure: { minor, currency: 'CNY' }, ...more });

  it('with more than 10 % non-performing makes all its claims non-performing', () => {
    const [, contaged] = classifyDebtor(debtorOf(bad(1_001), good(8_999)), day);
    expect(contaged).toMatchObject({ class: 'substandard', own: 'normal' });
    expect(contaged!.findings).toContainEqual(
      expect.objectContaining({ article: '第七条', observed: '0.1001' }),
    );
  });

  it('with just 10 % non-performing puts the others under special mention', () =>
    expect(classesOf(debtorOf(bad(1_000), good(9_000)))).toEqual([
      'substandard',
      'specialMention',
    ]));

  it('spares a claim with recognised credit enhancement, but not from the 20 % of all banks', () => {
    expect(classesOf(debtorOf(bad(1_500), good(8_500, { creditEnhanced: true })))).toEqual([
      'substandard',
      'specialMention',
    ]);
    expect(classesOf(debtorOf(bad(2_001), good(7_999, { creditEnhanced: true })))).toEqual([
      'substandard',
      'substandard',
    ]);
  });

  it('names the bad claim, or says that it is elsewhere', () => {
    const observed = (debtor: Debtor) =>
      classifyDebtor(debtor, day)
        .at(-1)!
        .findings.filter(({ article }) => article === '第十条（四）')
        .map((each) => each.observed);
    expect(observed(debtorOf(bad(1_000), good(9_000)))).toEqual(['bad']);
    expect(observed(debtorOf(bad(1_000)))).toEqual([]);
    const none = { minor: 0, currency: 'CNY' };
    const report = { on: day, debt: none, over90DaysPastDue: none, nonPerforming: true };
    expect(observed({ ...debtorOf(good(9_000)), elsewhere: [report] })).toEqual(['elsewhere']);
  });

  it('keeps a claim down while another is impaired or non-performing', () => {
    const up = {
      items: monthly('2024-01-15', 12),
      performanceAssessments: [{ on: '2025-05-01', expected: true }],
      decisions: [{ on: '2025-04-30', class: 'doubtful', own: 'doubtful' }] as const,
    };
    const gapsBeside = (other: Claim) =>
      classifyDebtor(debtorOf(good(9_000, up), other), day)[0]?.held?.gaps ?? [];
    const impaired = { circumstances: [{ code: 'creditImpaired', from: '2025-05-01' }] as const };
    expect(gapsBeside(good(1))).toEqual([]);
    expect(gapsBeside(bad(1))).toEqual(['otherImpairedAsset']);
    expect(gapsBeside(good(1, impaired))).toEqual(['otherImpairedAsset']);
  });

  it('that is retail has each claim classed for itself', () =>
    expect(classesOf({ ...debtorOf(bad(5_000), good(5_000)), retail: true })).toEqual([
      'substandard',
      'normal',
    ]));

  it.each<[string, number, number, boolean, LoanClass]>([
    ['nothing bad', 50_000, 0, false, 'normal'],
    ['non-performing elsewhere', 50_000, 1_000, true, 'specialMention'],
    ['20 % overdue at all banks', 40_000, 10_000, true, 'specialMention'],
    ['more than 20 % overdue at all banks', 40_000, 10_001, true, 'substandard'],
  ])('with other banks reporting %s', (_, debt, over90, nonPerforming, expected) => {
    const report = {
      on: '2025-06-01',
      debt: { minor: debt, currency: 'CNY' },
      over90DaysPastDue: { minor: over90, currency: 'CNY' },
      nonPerforming,
    };
    const stale = { ...report, on: '2025-05-01', nonPerforming: true };
    const debtor = { ...debtorOf(claimOf()), elsewhere: [report, stale] };
    expect(classesOf(debtor)).toEqual([expected]);
  });

  it('is freed of contagion when its bad claim has earned its upgrade, and not before', () => {
    const items = monthly('2025-01-15', 18, {
      0: '2025-05-02',
      1: '2025-05-02',
      2: '2025-05-02',
      3: '2025-05-02',
    });
    const assessed = { performanceAssessments: [{ on: '2025-11-01', expected: true }] };
    const decisions = (own: LoanClass) => [
      { on: '2025-04-30', class: 'substandard' as const, own },
    ];
    const source = { ...bad(2_000), ...assessed, items, decisions: decisions('substandard') };
    const caught = { ...good(8_000), ...assessed, decisions: decisions('normal') };

    expect(classesOf(debtorOf(source, caught), '2025-11-01')).toEqual([
      'substandard',
      'substandard',
    ]);
    expect(classesOf(debtorOf(source, caught), '2025-11-02')).toEqual(['normal', 'normal']);
    const unassessed = { ...caught, performanceAssessments: [] };
    const [, held] = classifyDebtor(debtorOf(source, unassessed), '2025-11-02');
    expect(held).toMatchObject({
      class: 'substandard',
      own: 'normal',
      held: { article: '第十四条', gaps: ['notExpectedToPerform'] },
    });
  });
});
