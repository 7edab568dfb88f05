import { addDays } from '#kernel';
import { LoanClass } from '#lending';
import fc from 'fast-check';
import { refusalOf } from '#kernel/testing';
import type { Claim, Debtor } from './claim.js';
import { claimOf, debtorOf, monthly } from './classification.examples.js';
import { Circumstance } from './classification.codes.js';
import { classTriggers } from './classification.rules.js';
import type { ClassificationRules } from './classify.js';
import { classifyDebtor } from './classify.js';

const day = '2025-06-30';
const overdue = (days: number) => [{ dueOn: addDays(day, -days) }];
const since = (code: Circumstance) => ({ code, from: '2025-05-01' });

const classify = (claim: Partial<Claim>, on = day) =>
  classifyDebtor(debtorOf(claimOf(claim)), on)[0]!;
const articles = (claim: Partial<Claim>) => classify(claim).findings.map(({ article }) => article);

describe('the class of a claim', () => {
  it.each<[string, Partial<Claim>, LoanClass, string[]]>([
    ['nothing found', {}, 'normal', []],
    ['due today', { items: overdue(0) }, 'normal', []],
    ['1 day overdue', { items: overdue(1) }, 'specialMention', ['第十条（一）']],
    ['90 days overdue', { items: overdue(90) }, 'specialMention', ['第十条（一）']],
    [
      '91 days overdue',
      { items: overdue(91) },
      'substandard',
      ['第十条（一）', '第十一条（一）', '第十一条（四）'],
    ],
    [
      '270 days overdue',
      { items: overdue(270) },
      'substandard',
      ['第十条（一）', '第十一条（一）', '第十一条（四）'],
    ],
    [
      '271 days overdue',
      { items: overdue(271) },
      'doubtful',
      ['第十条（一）', '第十一条（一）', '第十二条（一）', '第十一条（四）'],
    ],
    [
      '361 days overdue',
      { items: overdue(361) },
      'loss',
      ['第十条（一）', '第十一条（一）', '第十二条（一）', '第十三条（一）', '第十一条（四）'],
    ],
    ['use changed', { circumstances: [since('useChanged')] }, 'specialMention', ['第十条（二）']],
    [
      'new debt for old',
      { circumstances: [since('repaidByNewDebt')] },
      'specialMention',
      ['第十条（三）'],
    ],
    [
      'a qualifying renewal',
      { circumstances: [{ ...since('repaidByNewDebt'), exempt: true }] },
      'normal',
      [],
    ],
    ['impaired', { circumstances: [since('creditImpaired')] }, 'substandard', ['第十一条（二）']],
    [
      'rating cut',
      { circumstances: [since('ratingCutSharply')] },
      'substandard',
      ['第十一条（三）'],
    ],
    ['evasion', { circumstances: [since('evadesDebt')] }, 'doubtful', ['第十二条（二）']],
    [
      'liquidation',
      { circumstances: [since('bankruptcyLiquidation')] },
      'loss',
      ['第十三条（二）'],
    ],
    [
      'not found yet',
      { circumstances: [{ code: 'evadesDebt', from: '2025-07-01' }] },
      'normal',
      [],
    ],
    [
      'found today, another over',
      {
        circumstances: [
          { ...since('useChanged'), until: '2025-06-01' },
          { code: 'evadesDebt', from: day },
        ],
      },
      'doubtful',
      ['第十二条（二）'],
    ],
    [
      'over again',
      { circumstances: [{ ...since('useChanged'), until: '2025-06-30' }] },
      'normal',
      [],
    ],
  ])('%s', (_, claim, expected, found) => {
    expect(classify(claim).class).toBe(expected);
    expect(articles(claim)).toEqual(found);
  });

  it.each([
    ['0.49', 'substandard'],
    ['0.50', 'doubtful'],
    ['0.89', 'doubtful'],
    ['0.90', 'loss'],
  ])('expecting to lose %s of an impaired claim is %s', (share, expected) =>
    expect(
      classify({
        circumstances: [since('creditImpaired')],
        expectedLosses: [
          { on: '2025-04-01', share: '0.99' },
          { on: '2025-06-01', share },
        ],
      }).class,
    ).toBe(expected),
  );

  it('does not follow from an expected loss without impairment', () =>
    expect(classify({ expectedLosses: [{ on: '2025-06-01', share: '0.95' }] }).class).toBe(
      'normal',
    ));

  it('stays normal for a technical overdue of seven days', () => {
    const reason = { from: '2025-06-01', to: '2025-06-30', reason: 'paymentSystem' } as const;
    const technical = (days: number) =>
      classify({ items: overdue(days), technicalOverdues: [reason] });
    expect([technical(7).class, technical(8).class]).toEqual(['normal', 'specialMention']);
    expect(technical(7).ageing).toMatchObject({ daysPastDue: 7, technical: 'paymentSystem' });
  });

  it('comes with rule, version and what was seen', () =>
    expect(classify({ items: overdue(40) }).findings).toEqual([
      {
        rule: { id: 'LC-10-1', version: 1 },
        article: '第十条（一）',
        atLeast: 'specialMention',
        observed: 40,
      },
    ]));

  it('is judged without hindsight', () => {
    const known: Partial<Claim> = {
      ageingTerms: { graceDays: 3 },
      items: [...monthly('2024-01-15', 17), { dueOn: '2025-06-15' }, { dueOn: '2025-06-28' }],
      restructurings: [{ on: '2024-08-01', firstRepaymentOn: '2024-09-15' }],
    };
    const since2025 = { on: '2025-07-01', firstRepaymentOn: '2025-08-01' };
    const later: Partial<Claim> = {
      ageingTerms: { graceDays: 3 },
      items: [
        ...monthly('2024-01-15', 17),
        { dueOn: '2025-06-15', clearedOn: '2025-07-01' },
        { dueOn: '2025-06-28', clearedOn: '2025-07-10' },
      ],
      restructurings: [{ on: '2024-08-01', firstRepaymentOn: '2024-09-15' }, since2025],
      circumstances: [{ code: 'bankruptcyLiquidation', from: '2025-07-01' }],
      expectedLosses: [{ on: '2025-07-01', share: '0.95' }],
      difficultyResolvedOn: '2025-07-01',
      performanceAssessments: [{ on: '2025-07-01', expected: true }],
      takenOverOn: '2025-07-01',
      decisions: [{ on: day, class: 'loss', own: 'loss' }],
    };
    expect(classify(later)).toEqual(classify(known));
  });

  it('refuses a day before the Measures', () =>
    expect(refusalOf(() => classify({}, '2023-06-30'))).toEqual({
      code: 'NoClassificationRule',
      field: 'day',
    }));

  it.each<[string, Debtor]>([
    ['MixedCurrencies', debtorOf(claimOf(), claimOf({ exposure: { minor: 1, currency: 'USD' } }))],
    ['InvalidValue', debtorOf(claimOf({ exposure: { minor: -1, currency: 'CNY' } }))],
  ])('refuses by %s', (code, debtor) =>
    expect(refusalOf(() => classifyDebtor(debtor, day))).toEqual({ code, field: 'exposure' }),
  );

  it.each<[string, string, number]>([
    ['MixedCurrencies', 'USD', 1],
    ['InvalidValue', 'CNY', -1],
    ['InvalidValue', 'CNY', 0.5],
  ])('refuses by %s what other banks report', (code, currency, minor) => {
    const fine = { minor: 1, currency: 'CNY' };
    const report = { on: day, debt: fine, over90DaysPastDue: fine, nonPerforming: false };
    for (const bad of ['debt', 'over90DaysPastDue'] as const) {
      const elsewhere = [{ ...report, [bad]: { minor, currency } }];
      expect(refusalOf(() => classifyDebtor({ ...debtorOf(claimOf()), elsewhere }, day))).toEqual({
        code,
        field: 'exposure',
      });
    }
  });

  it('takes a claim of nothing', () => {
    const nothing = { minor: 0, currency: 'CNY' };
    expect(articles({ exposure: nothing, items: overdue(91) })).toEqual([
      '第十条（一）',
      '第十一条（一）',
    ]);
  });

  it('is judged by the tables it is given, and refused without one', () => {
    const late = debtorOf(claimOf({ items: overdue(91) }));
    const triggers = classTriggers.filter(({ id }) => id === 'LC-10-1');
    expect(classifyDebtor(late, day, { triggers })[0]?.class).toBe('specialMention');
    const incomplete: readonly ClassificationRules[] = [{ triggers: [] }, { periods: [] }];
    for (const rules of incomplete) {
      expect(refusalOf(() => classifyDebtor(late, day, rules))?.code).toBe('NoClassificationRule');
    }
    expect(refusalOf(() => classifyDebtor(late, '2025-02-30'))).toMatchObject({ field: 'day' });
  });

  it('of a restructured claim comes with its observation, and is worse if it was so again', () => {
    const items = monthly('2025-02-01', 48);
    const first = { on: '2025-01-10', firstRepaymentOn: '2025-02-01' };
    const once = classify({ items, restructurings: [first] });
    expect(once).toMatchObject({
      class: 'specialMention',
      findings: [{ article: '第三章（重组资产）', observed: '2025-02-01' }],
      observation: { from: '2025-02-01', again: false },
    });
    const second = { on: '2025-04-10', firstRepaymentOn: '2025-05-01' };
    const again = classify({ items, restructurings: [first, second] });
    expect(again.class).toBe('substandard');
    expect(again.findings.map(({ rule }) => rule.id)).toEqual(['LC-C3-1', 'LC-C3-2']);
    expect(classify({})).not.toHaveProperty('observation');
    expect(classify({})).not.toHaveProperty('held');
  });

  it('names the circumstance, the share and the claim that it saw', () => {
    const lost = classify({
      circumstances: [since('creditImpaired')],
      expectedLosses: [{ on: '2025-06-01', share: '0.60' }],
    });
    expect(lost.findings.map(({ observed }) => observed)).toEqual(['creditImpaired', '0.60']);
    expect(lost).toMatchObject({ claimId: 'L-1', day });
  });

  it('never gets better with more days past due', () =>
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(500),
        fc.constantFrom(...LoanClass.all),
        fc.subarray([...Circumstance.all]),
        (some, more, stood, codes) => {
          const decisions = [{ on: '2025-06-01', class: stood, own: stood }];
          const circumstances = codes.map(since);
          const gravity = (days: number) =>
            LoanClass.all.indexOf(
              classify({ items: overdue(days), decisions, circumstances }).class,
            );
          expect(gravity(some + more)).toBeGreaterThanOrEqual(gravity(some));
        },
      ),
      { seed: 11, numRuns: 300 },
    ));
});

describe('the table of triggers', () => {
  it('names article and source of every row, each once', () => {
    expect(classTriggers.every(({ article, source }) => article !== '' && source !== '')).toBe(
      true,
    );
    expect(new Set(classTriggers.map(({ id }) => id)).size).toBe(classTriggers.length);
  });
});
