import { cny } from '#kernel';
import { repaymentSchedule } from './repayment-schedule.js';
import { sculptedDebt } from './methods/sculpted-debt.js';
import type { ScheduleTerms } from './terms.js';

const plain: ScheduleTerms = {
  method: 'equalInstalment',
  principal: cny(1_200),
  annualRate: '0.12',
  startsOn: '2025-01-01',
  instalments: 4,
  dayCount: 'month',
};
const rowsOf = (terms: Partial<ScheduleTerms>) => repaymentSchedule({ ...plain, ...terms }).rows;
const principals = (terms: Partial<ScheduleTerms>) =>
  rowsOf(terms).map(({ principal }) => principal.minor);
const interests = (terms: Partial<ScheduleTerms>) =>
  rowsOf(terms).map(({ interest }) => interest.minor);
const dues = (terms: Partial<ScheduleTerms>) => rowsOf(terms).map(({ due }) => due.minor);
const dates = (terms: Partial<ScheduleTerms>) => rowsOf(terms).map(({ dueOn }) => dueOn);

describe('a grace', () => {
  it('on principal has interest alone due at first', () =>
    expect(dues({ method: 'equalPrincipal', grace: { principal: 2 } })).toEqual([
      1_200, 1_200, 61_200, 60_600,
    ]));
  it('on interest moves it into the first row after', () =>
    expect(interests({ method: 'equalPrincipal', grace: { interest: 2 } })).toEqual([
      0,
      0,
      1_200 + 900 + 600,
      300,
    ]));
  it('that is free of interest charges none', () =>
    expect(interests({ method: 'equalPrincipal', grace: { interestFree: 2 } })).toEqual([
      0, 0, 600, 300,
    ]));
  it('free of interest leaves equal instalments equal', () =>
    expect(new Set(dues({ principal: cny(1_201), grace: { interestFree: 3 } })).size).toBe(2));
});

describe('a balloon (气球贷)', () => {
  it('has the instalments of a longer loan and the rest at maturity', () => {
    const longer = repaymentSchedule({ ...plain, instalments: 12 });
    const balloon = rowsOf({ method: 'balloon', balloon: { amortisedOver: 12 } });
    expect(balloon.slice(0, 3)).toEqual(longer.rows.slice(0, 3));
    expect(balloon[3]?.principal).toEqual(longer.rows[2]?.balanceAfter);
  });
  it('may be an agreed amount beside the last instalment', () => {
    const paid = dues({ method: 'balloon', balloon: { amount: cny(600) } });
    expect(paid.slice(0, 3)).toEqual([15_977, 15_977, 15_977]);
    expect(paid[3]).toBe(15_977 + 60_000 - 1);
  });
});

describe('principal', () => {
  it('goes by percentages', () =>
    expect(principals({ method: 'stepped', percentages: ['10', '20', '30', '40'] })).toEqual([
      12_000, 24_000, 36_000, 48_000,
    ]));
  it('goes by agreed rows, with the interest of the days between', () => {
    const agreedRows = [
      { dueOn: '2025-02-15', principal: cny(200) },
      { dueOn: '2025-07-01', principal: cny(1_000) },
    ];
    const { instalments: _, ...terms } = plain;
    const { rows } = repaymentSchedule({
      ...terms,
      method: 'custom',
      dayCount: 'A/360',
      agreedRows,
    });
    expect(rows.map(({ from, principal, interest }) => [from, principal, interest])).toEqual([
      ['2025-01-01', cny(200), cny(18)],
      ['2025-02-15', cny(1_000), cny(45.33)],
    ]);
  });
  it('is sculpted to what the cash flows carry', () => {
    const yearly = {
      ...plain,
      annualRate: '0.06',
      period: { every: 1, unit: 'year' },
      sculpting: { cashFlows: [120, 130, 140, 150].map(cny), cover: '1.25' },
    } as const;
    const principal = sculptedDebt(yearly);
    expect(principal).toEqual(cny(372.21));
    expect(dues({ ...yearly, method: 'sculpted', principal })).toEqual([
      9_600, 10_400, 11_200, 11_999,
    ]);
  });
});

describe('a given instalment', () => {
  const amountDriven = (amount: number): ScheduleTerms => {
    const { instalments: _, ...terms } = plain;
    return { ...terms, instalmentAmount: cny(amount) };
  };
  it('takes as many rows as it needs, the last paying the rest', () => {
    const { rows } = repaymentSchedule(amountDriven(400));
    expect(rows.map(({ due }) => due.minor)).toEqual([40_000, 40_000, 40_000, 2_456]);
  });
  it('of a schedule by number of rows has that number of rows', () => {
    const { rows } = repaymentSchedule({ ...plain, instalments: 36 });
    const again = repaymentSchedule(amountDriven((rows[0]?.due.minor ?? 0) / 100 + 0.01));
    expect(again.rows).toHaveLength(36);
  });
  it('is refused where it never repays the loan', () =>
    expect(() => repaymentSchedule(amountDriven(12))).toThrow('InstalmentBelowInterest'));
  it('leaves the rest to the last row where the number of rows is given too', () =>
    expect(dues({ instalmentAmount: cny(300) })).toEqual([30_000, 30_000, 30_000, 33_060]));
});

describe('flat interest (等本等息)', () => {
  it('counts on the whole principal in every row', () => {
    const terms = { method: 'flat', principal: cny(1_250), annualRate: '0.15' } as const;
    expect(interests(terms)).toEqual([1_563, 1_563, 1_563, 1_561]);
    expect(principals(terms)).toEqual([31_250, 31_250, 31_250, 31_250]);
  });
});

describe('drawdowns in tranches', () => {
  const tranches = (on: string): Partial<ScheduleTerms> => ({
    method: 'equalPrincipal',
    dayCount: 'A/360',
    drawdowns: [
      { on: '2025-01-01', amount: cny(600) },
      { on, amount: cny(600) },
    ],
  });
  it.each<[string, Partial<ScheduleTerms>]>([
    ['percentages', { method: 'stepped', percentages: ['10', '20', '30', '40'] }],
    [
      'agreed rows',
      {
        method: 'custom',
        agreedRows: ['2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01'].map(
          (dueOn, index) => ({ dueOn, principal: cny(100 * (index + 1)) }),
        ),
      },
    ],
  ])('are repaid in the proportions of %s, each over the rows after it', (_, stated) => {
    const { instalments, ...terms } = plain;
    const count = stated.method === 'custom' ? {} : { instalments };
    const ofBoth = repaymentSchedule({
      ...{ ...terms, ...count, ...stated, principal: cny(1_000) },
      drawdowns: [
        { on: '2025-01-01', amount: cny(100) },
        { on: '2025-02-10', amount: cny(900) },
      ],
    } as ScheduleTerms);
    // 10, 20, 30, 40 of the first; 200, 300, 400 of the second.
    expect(ofBoth.rows.map(({ principal }) => principal.minor / 100)).toEqual([10, 220, 330, 440]);
  });
  it('bear interest from their day', () =>
    expect(interests(tranches('2025-01-16'))[0]).toBe(620 + 320));
  it('on a due date belong to the next period', () => {
    expect(interests(tranches('2025-02-01'))[0]).toBe(620);
    expect(principals(tranches('2025-02-01'))).toEqual([15_000, 35_000, 35_000, 35_000]);
  });
  it('have the equal instalments computed anew', () => {
    const rows = rowsOf({ ...tranches('2025-02-01'), method: 'equalInstalment' });
    expect(new Set(rows.slice(1, 3).map(({ due }) => due.minor)).size).toBe(1);
    expect(rows.at(-1)?.balanceAfter.minor).toBe(0);
  });
});

describe('a rate change', () => {
  const at = (on: string): Partial<ScheduleTerms> => ({
    dayCount: 'A/360',
    rateChanges: [{ on, annualRate: '0.24' }],
  });
  it('on a due date changes instalments from the next row', () => {
    const before = dues({ dayCount: 'A/360' });
    const after = dues(at('2025-02-01'));
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBeGreaterThan(before[1]!);
    expect(after[2]).toBe(after[1]);
  });
  it('to the same rate changes nothing', () =>
    expect(
      repaymentSchedule({
        ...plain,
        instalments: 60,
        rateChanges: [{ on: '2025-06-01', annualRate: '0.120' }],
      }),
    ).toEqual(repaymentSchedule({ ...plain, instalments: 60 })));
  it('inside a period splits its interest and keeps its instalment', () => {
    const before = dues({ dayCount: 'A/360' });
    const after = rowsOf(at('2025-01-16'));
    expect(after[0]?.interest.minor).toBe((120_000 * (0.12 * 15 + 0.24 * 16)) / 360);
    expect(after[0]?.due.minor).toBe(before[0]);
    expect(after[1]?.due.minor).toBeGreaterThan(before[1]!);
  });
});

describe('a rate change as Fineract reckons it', () => {
  const hundred = (on: string): Partial<ScheduleTerms> => ({
    principal: cny(100),
    annualRate: '0.07',
    startsOn: '2024-01-01',
    instalments: 6,
    rounding: { mode: 'halfEven', smooth: true },
    rateChanges: [{ on, annualRate: '0.04', instalment: 'atOnce' }],
  });
  it('on a due date', () =>
    expect(dues(hundred('2024-02-01'))).toEqual([1_701, 1_688, 1_688, 1_688, 1_688, 1_689]));
  it('inside a period', () => {
    const rows = rowsOf(hundred('2024-02-15'));
    expect(rows[1]).toMatchObject({ principal: cny(16.52), interest: cny(0.38) });
    expect(rows.slice(1, 5).map(({ due }) => due.minor)).toEqual([1_690, 1_690, 1_690, 1_690]);
  });
});

describe('due dates', () => {
  it('keep to the anchor: 31 January, 28 February, 31 March', () =>
    expect(dates({ startsOn: '2025-01-31' })).toEqual([
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
    ]));
  it('may roll to the first of the next month', () =>
    expect(dates({ startsOn: '2025-01-31', dueDates: 'roll' })).toEqual([
      '2025-03-01',
      '2025-03-31',
      '2025-05-01',
      '2025-05-31',
    ]));
  it('may keep to month ends', () =>
    expect(dates({ startsOn: '2025-02-28', dueDates: 'monthEnd' }).slice(0, 2)).toEqual([
      '2025-03-31',
      '2025-04-30',
    ]));
  it('count from the first one where it is agreed', () =>
    expect(dates({ startsOn: '2025-01-05', firstDueOn: '2025-02-20' })).toEqual([
      '2025-02-20',
      '2025-03-20',
      '2025-04-20',
      '2025-05-20',
    ]));
  it.each([
    ['short', ['2025-02-01', '2025-03-01', '2025-03-15']],
    ['long', ['2025-02-01', '2025-03-15']],
  ] as const)('leave a %s last stub before an agreed maturity', (lastStub, expected) => {
    const { instalments: _, ...terms } = plain;
    const { rows } = repaymentSchedule({ ...terms, maturesOn: '2025-03-15', lastStub });
    expect(rows.map(({ dueOn }) => dueOn)).toEqual(expected);
  });
  it.each([
    ['SCF', '2025-02-05', 35],
    ['CSF', '2025-02-05', 31],
  ] as const)('on a decreed holiday go by %s', (convention, dueOn, days) => {
    const businessDays = { calendar: 'china', convention } as const;
    const [row] = rowsOf({ dayCount: 'A/360', businessDays });
    expect([row?.dueOn, row?.interest.minor]).toEqual([dueOn, 40 * days]);
  });
});

describe('rounding', () => {
  it('may make instalments whole yuan, the last one balancing', () => {
    const paid = dues({ rounding: { multipleOf: 100 } });
    expect(paid.slice(0, 3)).toEqual([30_800, 30_800, 30_800]);
    expect(paid[3]! % 100).not.toBe(0);
  });
  it('refuses a multiple that repays the loan before its last row', () =>
    expect(() =>
      rowsOf({ principal: cny(240), instalments: 40, rounding: { multipleOf: 1_000 } }),
    ).toThrow('InstalmentRepaysEarly'));
  it('lets a long first period pay its interest alone where that exceeds the instalment', () => {
    const rows = rowsOf({ instalments: 360, firstDueOn: '2025-04-01', dayCount: 'A/365F' });
    expect(rows[0]).toMatchObject({ principal: cny(0), interest: cny(35.51) });
    expect(rows.at(-1)?.balanceAfter).toEqual(cny(0));
  });
});
