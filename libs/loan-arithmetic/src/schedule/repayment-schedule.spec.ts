import { cny, Refusal } from '#kernel';
import { cycleDates } from './due-dates/due-dates.js';
import { repaymentSchedule } from './repayment-schedule.js';
import type { ScheduleTerms } from './terms.js';

const million: ScheduleTerms = {
  method: 'equalInstalment',
  principal: cny(1_000_000),
  annualRate: '0.0435',
  startsOn: '2025-01-01',
  instalments: 12,
  dayCount: 'month',
};

describe('equal instalments (等额本息)', () => {
  const { rows, interest } = repaymentSchedule(million);

  it('are the same but for the last', () =>
    expect(rows.map(({ due }) => due.minor)).toEqual([...Array(11).fill(8_530_990), 8_530_989]));
  it('pay the interest of the period first', () => {
    expect(rows[0]).toMatchObject({ principal: cny(81_684.9), interest: cny(3_625) });
    expect(rows[11]).toMatchObject({ principal: cny(85_001.76), interest: cny(308.13) });
  });
  it('cost 23,718.79 altogether', () => expect(interest).toEqual(cny(23_718.79)));
  it('end at nothing', () => expect(rows[11]?.balanceAfter).toEqual(cny(0)));
});

describe('equal principal (等额本金)', () => {
  const { rows, interest } = repaymentSchedule({ ...million, method: 'equalPrincipal' });

  it('leaves the odd fen to the last row', () =>
    expect(rows.map(({ principal }) => principal.minor)).toEqual([
      ...Array(11).fill(8_333_333),
      8_333_337,
    ]));
  it('charges less interest every month', () => {
    expect(rows.slice(0, 2).map((row) => row.interest)).toEqual([cny(3_625), cny(3_322.92)]);
    expect(rows[11]?.interest).toEqual(cny(302.08));
    expect(rows[0]?.due).toEqual(cny(86_958.33));
    expect(interest).toEqual(cny(23_562.5));
  });
});

describe('a bullet (一次性还本付息)', () => {
  it.each([
    ['A/360', 44_104.17],
    ['A/365F', 43_500],
    ['30/360', 43_500],
  ] as const)('pays the interest of a year on %s', (dayCount, interest) => {
    const { rows } = repaymentSchedule({ ...million, method: 'bullet', dayCount });
    expect(rows).toEqual([
      {
        number: 1,
        from: '2025-01-01',
        dueOn: '2026-01-01',
        principal: cny(1_000_000),
        interest: cny(interest),
        due: cny(1_000_000 + interest),
        balanceAfter: cny(0),
      },
    ]);
  });
});

describe('interest only, then the principal (先息后本)', () => {
  it('pays the same interest on 30/360', () => {
    const { rows } = repaymentSchedule({
      ...million,
      method: 'interestOnly',
      principal: cny(100),
      annualRate: '0.30',
      instalments: 8,
      dayCount: '30/360',
    });
    expect(rows.map(({ due }) => due.minor)).toEqual([...Array(7).fill(250), 10_250]);
  });
});

/** Code and field of the refusal that something throws. */
function refusalOf(act: () => unknown): readonly unknown[] {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Refusal) return [thrown.code, thrown.details.field];
    throw thrown;
  }
  return [];
}

/** The terms without those that are said to be missing. */
const without = (terms: object): ScheduleTerms =>
  Object.fromEntries(Object.entries(terms).filter(([, term]) => term !== undefined)) as never;

const custom = { method: 'custom', instalments: undefined } as const;
const row = { dueOn: '2025-02-01', principal: cny(500_000) };
const usd = { minor: 100_000_000, currency: 'USD' };
const thirds = ['33.33', '33.33', '33.33'];
const toTenPerCent = { on: '2025-02-01', annualRate: '0.10' };
const onTheMoon = { calendar: 'moon' as 'none', convention: 'SCF' } as const;

describe('dates of periods without length', () => {
  it('are refused', () => {
    const frequency = { every: 0, unit: 'month' } as const;
    const act = () => cycleDates({ anchor: '2025-01-01', frequency, until: '2026-01-01' });
    expect(refusalOf(act)).toEqual(['TenorNotPositive', 'frequency.every']);
  });
});

describe('terms that make no sense', () => {
  type Wrong = { readonly [K in keyof ScheduleTerms]?: ScheduleTerms[K] | undefined };
  it.each<[string, string, Wrong]>([
    ['TenorNotPositive', 'instalments', { instalments: -3 }],
    ['TenorNotPositive', 'period.every', { period: { every: 0, unit: 'month' } }],
    ['AmountNotPositive', 'principal', { principal: cny(0) }],
    ['DayDoesNotExist', 'startsOn', { startsOn: '2025-02-29' }],
    ['UnknownDayCount', 'dayCount', { dayCount: 'A/359' as 'A/360' }],
    ['UnknownMethod', 'method', { method: 'tontine' as 'bullet' }],
    ['DueDatesOutOfOrder', 'firstDueOn', { firstDueOn: '2024-12-01' }],
    ['DueDatesOutOfOrder', 'maturesOn', { instalments: undefined, maturesOn: '2025-01-01' }],
    ['InvalidValue', 'annualRate', { annualRate: '4.35 %' }],
    ['TermNotAllowed', 'maturesOn', { instalments: undefined, maturesOn: '2125-02-01' }],
    ['RateNegative', 'annualRate', { annualRate: '-0.01' }],
    ['RateBelowFloor', 'annualRate', { rateFloor: '0.05' }],
    ['RateAboveCap', 'rateChanges.annualRate', { rateCap: '0.05', rateChanges: [toTenPerCent] }],
    ['TermMissing', 'instalments', { instalments: undefined }],
    ['TermMissing', 'agreedRows', { method: 'custom', instalments: undefined }],
    ['TermNotAllowed', 'agreedRows', { agreedRows: [] }],
    ['TermNotAllowed', 'instalments', { instalments: 1_201 }],
    ['TermNotAllowed', 'grace.principal', { grace: { principal: 12 } }],
    ['TermNotAllowed', 'grace.interest', { grace: { interest: -1 } }],
    ['TermNotAllowed', 'rounding.multipleOf', { rounding: { multipleOf: 0.5 } }],
    ['TermNotAllowed', 'businessDays.calendar', { businessDays: onTheMoon }],
    ['TermNotAllowed', 'downPayment', { downPayment: '1' }],
    ['TermMissing', 'balloon', { method: 'balloon', balloon: {} }],
    [
      'TermNotAllowed',
      'balloon.amortisedOver',
      { method: 'balloon', balloon: { amortisedOver: 6 } },
    ],
    [
      'PercentagesDoNotSum',
      'percentages',
      { method: 'stepped', percentages: thirds, instalments: 3 },
    ],
    [
      'RowsDoNotSum',
      'agreedRows',
      { ...custom, agreedRows: [{ dueOn: '2025-02-01', principal: cny(1) }] },
    ],
    ['DueDatesOutOfOrder', 'agreedRows.dueOn', { ...custom, agreedRows: [row, row] }],
    [
      'DayDoesNotExist',
      'agreedRows.dueOn',
      { ...custom, agreedRows: [{ ...row, dueOn: '2025-02-30' }] },
    ],
    [
      'MixedCurrencies',
      'agreedRows.principal',
      { ...custom, agreedRows: [{ ...row, principal: usd }] },
    ],
    ['TranchesDoNotSum', 'drawdowns', { drawdowns: [{ on: '2025-01-01', amount: cny(1) }] }],
    ['MixedCurrencies', 'drawdowns.amount', { drawdowns: [{ on: '2025-01-01', amount: usd }] }],
    [
      'DrawdownOutsideTerm',
      'drawdowns',
      { drawdowns: [{ on: '2026-01-01', amount: cny(1_000_000) }] },
    ],
    [
      'CashFlowsDoNotFit',
      'sculpting.cashFlows',
      { method: 'sculpted', sculpting: { cashFlows: [], cover: '1.3' } },
    ],
  ])('are refused: %s in %s', (code, field, wrong) =>
    expect(refusalOf(() => repaymentSchedule(without({ ...million, ...wrong })))).toEqual([
      code,
      field,
    ]),
  );
});
