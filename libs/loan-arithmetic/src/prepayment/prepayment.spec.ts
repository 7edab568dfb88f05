import { cny } from '#kernel';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import { prepaymentFee } from './fee.js';

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
