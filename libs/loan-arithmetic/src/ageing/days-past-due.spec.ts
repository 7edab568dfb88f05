import { addDays } from '#kernel';
import { refusalOf } from '#kernel/testing';
import type { AgeingItem, AgeingTerms } from './days-past-due.js';
import {
  ageingOn,
  daysPastDue,
  debtorDaysPastDue,
  isLate,
  itemDaysPastDue,
} from './days-past-due.js';
import { AgeingBucket, bucketOf } from './ageing.codes.js';

const due = (dueOn: string, clearedOn?: string): AgeingItem =>
  clearedOn === undefined ? { dueOn } : { dueOn, clearedOn };

describe('days past due of an item', () => {
  it.each<[string, AgeingItem, string, AgeingTerms, number]>([
    // case, item, day, terms, days
    ['on its due date', due('2025-03-05'), '2025-03-05', {}, 0],
    ['on the day after', due('2025-03-05'), '2025-03-06', {}, 1],
    ['over the end of February', due('2024-02-28'), '2024-03-01', {}, 2],
    ['the day before it was paid', due('2025-03-05', '2025-03-20'), '2025-03-19', {}, 14],
    ['on the day it was paid', due('2025-03-05', '2025-03-20'), '2025-03-20', {}, 0],
    ['on the last day of grace', due('2024-02-01'), '2024-02-04', { graceDays: 3 }, 0],
    ['after grace', due('2024-02-01'), '2024-02-05', { graceDays: 3 }, 1],
    [
      'after grace that counts once it is over',
      due('2024-02-01'),
      '2024-02-05',
      { graceDays: 3, graceCounts: 'fromDueDate' },
      4,
    ],
    [
      'on the last day of a grace that counts once it is over',
      due('2024-02-01'),
      '2024-02-04',
      { graceDays: 3, graceCounts: 'fromDueDate' },
      0,
    ],
    [
      'during a pause',
      due('2025-03-05'),
      '2025-03-20',
      { pauses: [{ from: '2025-03-10', to: '2025-03-25' }] },
      5,
    ],
    [
      'on the day a pause ends',
      due('2025-03-05'),
      '2025-03-25',
      { pauses: [{ from: '2025-03-10', to: '2025-03-25' }] },
      5,
    ],
    [
      'after two pauses, one of which began before it was due',
      due('2025-03-05'),
      '2025-04-04',
      {
        pauses: [
          { from: '2025-03-20', to: '2025-03-22' },
          { from: '2025-03-01', to: '2025-03-08' },
        ],
      },
      25,
    ],
    [
      'after two pauses that meet, and one of no length',
      due('2025-03-05'),
      '2025-03-25',
      {
        pauses: [
          { from: '2025-03-10', to: '2025-03-12' },
          { from: '2025-03-12', to: '2025-03-15' },
          { from: '2025-03-20', to: '2025-03-20' },
        ],
      },
      15,
    ],
    [
      'in a pause without end',
      due('2025-03-05'),
      '2025-09-01',
      { pauses: [{ from: '2025-03-15' }] },
      10,
    ],
  ])('%s', (_, item, day, terms, days) => expect(itemDaysPastDue(item, day, terms)).toBe(days));

  it.each<[string, AgeingTerms]>([
    ['graceDays', { graceDays: -1 }],
    ['graceDays', { graceDays: 1.5 }],
    ['pauses.to', { pauses: [{ from: '2025-02-01', to: '2025-02-30' }] }],
    ['pauses', { pauses: [{ from: '2025-03-10', to: '2025-03-09' }] }],
    ['pauses', { pauses: [{ from: '2025-03-01' }, { from: '2025-04-01' }] }],
    ['pauses.from', { pauses: [{ from: '2025-02-30' }] }],
  ])('refuse %s %j', (field, terms) =>
    expect(refusalOf(() => itemDaysPastDue(due('2025-03-05'), '2025-04-01', terms))).toEqual({
      code: 'InvalidValue',
      field,
    }),
  );
});

describe('what is due', () => {
  it('is late from the day after on, or when the days of grace are over', () => {
    const late = (day: string, terms?: AgeingTerms) => isLate('2024-02-01', day, terms);
    expect([late('2024-02-01'), late('2024-02-02')]).toEqual([false, true]);
    const grace = { graceDays: 3 };
    expect([late('2024-02-04', grace), late('2024-02-05', grace)]).toEqual([false, true]);
  });

  it.each([
    () => itemDaysPastDue(due('2025-03-05'), '2025-02-30'),
    () => daysPastDue([], '2025-02-30'),
    () => ageingOn([], '2025-02-30'),
  ])('is not aged on a day that does not exist', (act) =>
    expect(refusalOf(act)).toMatchObject({ field: 'day' }),
  );
});

describe('days past due', () => {
  const items = [due('2025-01-05', '2025-02-10'), due('2025-02-05'), due('2025-03-05')];

  it('of a loan are the most of its items', () =>
    expect(daysPastDue(items, '2025-03-10')).toBe(33));
  it('of a debtor are the most of the loans', () =>
    expect([debtorDaysPastDue([3, 33, 0]), debtorDaysPastDue([])]).toEqual([33, 0]));
  it('come with the bucket and the day since when', () =>
    expect(ageingOn(items, '2025-03-10')).toEqual({
      daysPastDue: 33,
      bucket: 'days31to60',
      pastDueSince: '2025-02-05',
      countedFrom: '2025-02-05',
    }));
  it('begin with the earliest due date, in whatever order the items come', () =>
    expect(ageingOn([due('2025-03-05'), due('2025-02-05')], '2025-03-10')).toMatchObject({
      daysPastDue: 33,
      pastDueSince: '2025-02-05',
    }));
  it('are counted from 4 February where 1 February has three days of grace', () => {
    const february = (graceCounts: 'afterGrace' | 'fromDueDate') =>
      ageingOn([due('2024-02-01')], '2024-02-10', { graceDays: 3, graceCounts });
    expect(february('afterGrace')).toMatchObject({ daysPastDue: 6, countedFrom: '2024-02-04' });
    expect(february('fromDueDate')).toMatchObject({ daysPastDue: 9, countedFrom: '2024-02-01' });
  });
  it('of nothing are none', () =>
    expect(ageingOn([], '2025-03-10')).toEqual({ daysPastDue: 0, bucket: 'current' }));
});

describe('a technical overdue', () => {
  const failure = { from: '2025-03-01', to: '2025-03-08', reason: 'paymentSystem' } as const;
  const technical = (items: AgeingItem[], day: string) =>
    ageingOn(items, day, {}, [failure]).technical;

  it('is excused for seven days', () =>
    expect(technical([due('2025-03-05')], '2025-03-12')).toBe('paymentSystem'));
  it('is not excused on the eighth', () =>
    expect(technical([due('2025-03-05')], '2025-03-13')).toBeUndefined());
  it.each([
    ['2025-02-28', undefined],
    ['2025-03-01', 'paymentSystem'],
    ['2025-03-08', 'paymentSystem'],
    ['2025-03-09', undefined],
  ])('that began on %s has the reason %s', (dueOn, reason) =>
    expect(technical([due(dueOn)], addDays(dueOn, 2))).toBe(reason),
  );
  it('needs a reason for every item', () =>
    expect(technical([due('2025-03-05'), due('2025-03-09')], '2025-03-11')).toBeUndefined());
  it('was not known before July 2023', () =>
    expect(
      ageingOn([due('2023-06-05')], '2023-06-07', {}, [
        { from: '2023-06-01', to: '2023-06-08', reason: 'bankError' },
      ]).technical,
    ).toBeUndefined());
});

describe('a bucket', () => {
  it.each([
    [0, 'current'],
    [1, 'days1to7'],
    [7, 'days1to7'],
    [8, 'days8to30'],
    [30, 'days8to30'],
    [31, 'days31to60'],
    [90, 'days61to90'],
    [91, 'days91to180'],
    [270, 'days181to270'],
    [271, 'days271to360'],
    [360, 'days271to360'],
    [361, 'over360'],
    [9_999, 'over360'],
  ])('holds %d days in %s', (days, bucket) => expect(bucketOf(days)).toBe(bucket));

  it.each([-1, 1.5, Number.NaN])('refuses %d days', (days) =>
    expect(refusalOf(() => bucketOf(days))).toEqual({
      code: 'InvalidValue',
      field: 'daysPastDue',
    }),
  );

  it('begins where the one before ends', () => {
    const ends = AgeingBucket.all.map((code) => AgeingBucket(code).to);
    const begins = AgeingBucket.all.map((code) => AgeingBucket(code).from);
    expect(begins.slice(1)).toEqual(ends.slice(0, -1).map((to) => to! + 1));
  });
});
