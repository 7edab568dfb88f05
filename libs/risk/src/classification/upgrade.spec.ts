import type { Day } from '#kernel';
import type { Claim } from './claim.js';
import { claimOf, debtorOf, monthly } from './classification.examples.js';
import type { UpgradeGap } from './classification.codes.js';
import { classifyDebtor } from './classify.js';

const classify = (claim: Claim, day: Day) => classifyDebtor(debtorOf(claim), day)[0]!;

/** In arrears from January, paid up on 2 May 2025, on time since then. */
const cured = claimOf({
  items: monthly('2025-01-15', 24, {
    0: '2025-05-02',
    1: '2025-05-02',
    2: '2025-05-02',
    3: '2025-05-02',
  }),
  decisions: [{ on: '2025-04-30', class: 'doubtful', own: 'doubtful' }],
  performanceAssessments: [{ on: '2025-05-20', expected: true }],
});

describe('an upgrade from non-performing', () => {
  it.each<[string, Claim, Day, UpgradeGap[]]>([
    ['two periods but not six months', cured, '2025-07-15', ['tooFewMonths']],
    ['neither periods nor months', cured, '2025-06-14', ['tooFewPeriods', 'tooFewMonths']],
    [
      'quarterly: six months but one period',
      {
        ...cured,
        items: [
          { dueOn: '2025-01-15', clearedOn: '2025-05-02' },
          { dueOn: '2025-08-15', clearedOn: '2025-08-15' },
        ],
      },
      '2025-11-15',
      ['tooFewPeriods'],
    ],
    [
      'no assessment',
      { ...cured, performanceAssessments: [] },
      '2025-11-02',
      ['notExpectedToPerform'],
    ],
    [
      'an assessment from before the arrears were paid',
      { ...cured, performanceAssessments: [{ on: '2025-05-01', expected: true }] },
      '2025-11-02',
      ['notExpectedToPerform'],
    ],
    [
      'a later assessment that it will not perform',
      {
        ...cured,
        performanceAssessments: [
          { on: '2025-05-20', expected: true },
          { on: '2025-10-20', expected: false },
        ],
      },
      '2025-11-02',
      ['notExpectedToPerform'],
    ],
  ])('waits with %s', (_, claim, day, gaps) =>
    expect(classify(claim, day)).toMatchObject({
      class: 'doubtful',
      held: { class: 'doubtful', article: '第十四条', gaps },
    }),
  );

  it('waits while arrears are unpaid, at the old class', () => {
    const items = [{ dueOn: '2025-04-01' }];
    expect(classify({ ...cured, items }, '2025-05-20')).toMatchObject({
      class: 'doubtful',
      held: { gaps: ['arrearsUnpaid'] },
    });
  });

  it('waits for time, not for money, from the day the arrears are paid', () => {
    expect(classify(cured, '2025-05-01').held?.gaps).toContain('arrearsUnpaid');
    expect(classify(cured, '2025-05-02').held?.gaps).not.toContain('arrearsUnpaid');
  });

  it('is not in question where the class that stands is called for', () => {
    const impaired = { code: 'creditImpaired' as const, from: '2025-01-01' };
    const stands = { on: '2025-04-30', class: 'substandard', own: 'substandard' } as const;
    const claim = { ...cured, circumstances: [impaired], decisions: [stands] };
    expect(classify(claim, '2025-06-30')).not.toHaveProperty('held');
  });

  it('is due after two periods and six months on time', () => {
    const upgraded = classify(cured, '2025-11-02');
    expect(upgraded.class).toBe('normal');
    expect(upgraded).not.toHaveProperty('held');
  });

  it('begins to wait again with a new arrear', () => {
    const late = [
      ...cured.items.filter(({ dueOn }) => dueOn !== '2025-09-15'),
      { dueOn: '2025-09-15', clearedOn: '2025-09-25' },
    ];
    expect(classify({ ...cured, items: late }, '2025-11-02').held?.gaps).toEqual([
      'tooFewPeriods',
      'tooFewMonths',
      'notExpectedToPerform',
    ]);
  });

  it('waits while the debtor has an impaired asset here', () => {
    const impaired = claimOf({
      claimId: 'L-2',
      exposure: { minor: 1, currency: 'CNY' },
      circumstances: [{ code: 'creditImpaired', from: '2025-10-01' }],
    });
    const [held] = classifyDebtor(debtorOf(cured, impaired), '2025-11-02');
    expect(held).toMatchObject({ class: 'doubtful', held: { gaps: ['otherImpairedAsset'] } });
  });

  it('is asked for inside non-performing as well', () => {
    const partlyPaid = { ...cured, items: [{ dueOn: '2025-03-01' }] };
    expect(classify(partlyPaid, '2025-06-30')).toMatchObject({
      class: 'doubtful',
      held: { gaps: ['arrearsUnpaid'] },
    });
  });

  it('is not needed from special mention', () =>
    expect(
      classify(
        {
          ...cured,
          decisions: [{ on: '2025-04-30', class: 'specialMention', own: 'specialMention' }],
        },
        '2025-05-02',
      ).class,
    ).toBe('normal'));
});

describe('a takeover', () => {
  const takenOver = claimOf({
    takenOverOn: '2025-03-31',
    decisions: [{ on: '2025-03-30', class: 'specialMention', own: 'specialMention' }],
  });

  it.each(['2025-03-31', '2025-09-29'])('forbids a better class on %s', (day) =>
    expect(classify(takenOver, day)).toMatchObject({
      class: 'specialMention',
      held: { article: '第十五条', gaps: ['takenOver'] },
    }),
  );
  it('does not forbid it after six months', () =>
    expect(classify(takenOver, '2025-09-30').class).toBe('normal'));
});
