import { addDays, cny } from '#kernel';
import fc from 'fast-check';
import type { PenaltyTerms } from '../accrual/penalty.js';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import { prepaymentFee } from './fee.js';
import type { PayOffItem, PayOffRequest } from './pay-off.js';
import { payOff } from './pay-off.js';

const terms: ScheduleTerms = {
  method: 'equalPrincipal',
  principal: cny(120_000),
  annualRate: '0.06',
  startsOn: '2025-01-01',
  instalments: 12,
  dayCount: 'month',
};
const prepaid = (
  change: Partial<ScheduleTerms>,
  effect: 'reduceInstalment' | 'reduceTerm' | 'nextInstalments',
) =>
  repaymentSchedule({
    ...terms,
    ...change,
    prepayments: [{ on: '2025-03-01', amount: cny(50_000), effect }],
  }).rows;

describe('a prepayment', () => {
  it('may lower the instalments', () => {
    const rows = prepaid({}, 'reduceInstalment');
    expect(rows.map(({ principal }) => principal.minor / 100)).toEqual([
      10_000, 60_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000, 5_000,
    ]);
  });
  it('may bring maturity forward', () => {
    const rows = prepaid({}, 'reduceTerm');
    expect(rows.map(({ principal }) => principal.minor / 100)).toEqual([
      10_000, 60_000, 10_000, 10_000, 10_000, 10_000, 10_000,
    ]);
    expect(rows.at(-1)?.dueOn).toBe('2025-08-01');
  });
  it('may count for the next instalments', () => {
    const rows = prepaid({}, 'nextInstalments');
    expect(rows.map(({ principal }) => principal.minor / 100)).toEqual([
      10_000, 60_000, 0, 0, 0, 0, 0, 10_000, 10_000, 10_000, 10_000, 10_000,
    ]);
  });
  it('keeps equal instalments where it shortens the term', () => {
    const { rows } = repaymentSchedule({ ...terms, method: 'equalInstalment' });
    const shorter = prepaid({ method: 'equalInstalment' }, 'reduceTerm');
    expect(shorter[2]?.due).toEqual(rows[2]?.due);
    expect(shorter.length).toBe(7);
    expect(shorter.at(-1)?.balanceAfter).toEqual(cny(0));
  });
  it('inside a period lowers its interest from that day', () => {
    const { rows } = repaymentSchedule({
      ...terms,
      dayCount: 'A/360',
      prepayments: [{ on: '2025-01-11', amount: cny(60_000) }],
    });
    expect(rows[0]).toMatchObject({
      dueOn: '2025-01-11',
      principal: cny(60_000),
      interest: cny(0),
    });
    expect(rows[1]?.interest).toEqual(cny((120_000 * 0.06 * 10 + 60_000 * 0.06 * 21) / 360));
  });
  it.each([
    ['PrepaymentExceedsBalance', { on: '2025-03-01', amount: cny(120_000) }],
    ['PrepaymentOutsideTerm', { on: '2026-01-01', amount: cny(1) }],
    ['AmountNotPositive', { on: '2025-03-01', amount: cny(0) }],
    ['MixedCurrencies', { on: '2025-03-01', amount: { minor: 1, currency: 'USD' } }],
  ])('is refused: %s', (code, prepayment) =>
    expect(() => repaymentSchedule({ ...terms, prepayments: [prepayment] })).toThrow(code),
  );
});

describe('a prepayment fee', () => {
  const what = {
    on: '2025-03-01',
    amount: cny(100_000),
    schedule: repaymentSchedule(terms),
    annualRate: terms.annualRate,
    dayCount: terms.dayCount,
  };
  it.each([
    [{ kind: 'none' }, 0],
    [{ kind: 'amount', amount: cny(200) }, 200],
    [{ kind: 'share', share: '0.01' }, 1_000],
    [{ kind: 'share', share: '0.0001', atLeast: cny(50) }, 50],
    [{ kind: 'breakCost', reinvestmentRate: '0.08' }, 0],
  ] as const)('by %p is %d', (rule, fee) => expect(prepaymentFee(rule, what)).toEqual(cny(fee)));
  it('may be the interest that is lost, discounted', () => {
    const bullet = repaymentSchedule({ ...terms, method: 'bullet' });
    const rule = { kind: 'breakCost', reinvestmentRate: '0.04' } as const;
    const fee = prepaymentFee(rule, {
      ...what,
      on: '2025-01-01',
      amount: cny(60_000),
      schedule: bullet,
    });
    expect(fee).toEqual(cny(1_153.85));
  });
});

const itemsOf = (loan: ScheduleTerms): readonly PayOffItem[] =>
  repaymentSchedule(loan).rows.flatMap(({ dueOn, principal, interest }) => [
    { component: 'principal', dueOn, amount: principal, movements: [] },
    { component: 'interest', dueOn, amount: interest, movements: [] },
  ]);

/** The items once a pay-off is paid: what was owed is, the interest to come falls away. */
function paidOff({ items }: PayOffRequest, { on, penalty }: ReturnType<typeof payOff>) {
  const all = items.map((item) => {
    const paid = item.movements.reduce((sum, { amount }) => sum + amount.minor, 0);
    const rest = { ...item.amount, minor: item.amount.minor - paid };
    return { ...item, movements: [...item.movements, { on, amount: rest }] };
  });
  const charged: PayOffItem = {
    component: 'penalty',
    dueOn: on,
    amount: penalty,
    movements: [{ on, amount: penalty }],
  };
  return [...all, charged];
}

describe('a pay-off figure', () => {
  const penalty: PenaltyTerms = {
    contractRate: terms.annualRate,
    dayCount: 'A/360',
    overdueMarkup: '0.50',
    maturesOn: '2026-01-01',
  };
  const request: PayOffRequest = {
    terms: { ...terms, dayCount: 'A/360' },
    items: itemsOf({ ...terms, dayCount: 'A/360' }),
    penalty,
  };

  it('is balance, interest to the day, penalty and fee', () =>
    expect(payOff({ ...request, fee: { kind: 'share', share: '0.01' } }, '2025-02-11')).toEqual({
      on: '2025-02-11',
      principal: cny(120_000),
      interest: cny(620 + 183.33),
      penalty: cny(25 + 1.55),
      fees: cny(0),
      prepaymentFee: cny(1_100),
      total: cny(121_929.88),
    }));
  it('may have interest to the next due date', () =>
    expect(payOff({ ...request, interestTo: 'nextDueDate' }, '2025-02-11').interest).toEqual(
      cny(620 + 513.33),
    ));
  it('is the principal alone on the first day', () =>
    expect(payOff(request, '2025-01-01').total).toEqual(cny(120_000)));
  it('leaves nothing, that day or later', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('equalInstalment', 'equalPrincipal', 'interestOnly', 'bullet'),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 200 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 }),
        (method, day, later, payments) => {
          const loan: ScheduleTerms = { ...terms, method, dayCount: 'A/365F' };
          const on = addDays(terms.startsOn, day);
          const items = itemsOf(loan).map((item, index) => {
            const minor = Math.floor((item.amount.minor * (payments[index] ?? 0)) / 100);
            const paidOn = item.dueOn <= on ? item.dueOn : on;
            return { ...item, movements: [{ on: paidOn, amount: { ...item.amount, minor } }] };
          });
          const asked = { terms: loan, items, penalty };
          const figure = payOff(asked, on);
          const after = { ...asked, items: paidOff(asked, figure) };
          expect(payOff(after, addDays(on, later)).total).toEqual(cny(0));
        },
      ),
      { numRuns: 60, seed: 11 },
    ));
});
