import type { Money } from '#kernel';
import { addDays, cny } from '#kernel';
import fc from 'fast-check';
import type { PenaltyTerms } from '../accrual/penalty.js';
import { payOff } from '../prepayment/pay-off.js';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { ScheduleTerms } from '../schedule/terms.js';
import { allocate } from './allocate.js';
import type { DueComponent } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';
import { allocationRules } from './allocation.rules.js';
import type { DueItem, LedgerFact } from './facts.js';

const terms: ScheduleTerms = {
  method: 'equalInstalment',
  principal: cny(120_000),
  annualRate: '0.0435',
  startsOn: '2025-01-01',
  instalments: 12,
  dayCount: 'A/360',
};
const penalty: PenaltyTerms = {
  contractRate: terms.annualRate,
  dayCount: 'A/360',
  overdueMarkup: '0.50',
  maturesOn: '2026-01-01',
};
const currency = 'CNY';
/** Money that comes early waits as overpaid: this loan agrees no payment in advance. */
const rules: readonly AllocationRule[] = allocationRules.map((rule) => ({
  ...rule,
  order: rule.order.filter(({ of }) => !of.includes('inAdvance')),
}));

const item = (
  id: string,
  instalment: number,
  component: DueComponent,
  dueOn: string,
  amount: Money,
) => (amount.minor === 0 ? [] : [{ id, instalment, component, dueOn, amount }]);

const scheduleOf = (loan: ScheduleTerms): readonly DueItem[] =>
  repaymentSchedule(loan).rows.flatMap(({ number, dueOn, principal, interest }) => [
    ...item(`I${number}`, number, 'interest', dueOn, interest),
    ...item(`P${number}`, number, 'principal', dueOn, principal),
  ]);

/** The facts of paying a loan off: what was to come is withdrawn, and due on the day instead. */
function payingOff(loan: ScheduleTerms, facts: readonly LedgerFact[], on: string): LedgerFact[] {
  const { items } = allocate(facts, { currency, rules });
  const figure = payOff({ terms: loan, items, penalty, fee: { kind: 'share', share: '0.01' } }, on);
  const ahead = items.filter(({ dueOn, unpaid }) => dueOn > on && unpaid.minor > 0);
  const unpaid = (component: DueComponent, from: readonly (typeof items)[number][]): number =>
    from.reduce((sum, each) => sum + (each.component === component ? each.unpaid.minor : 0), 0);
  const behind = items.filter(({ dueOn }) => dueOn <= on);
  const money = (minor: number): Money => ({ minor, currency });
  const at = { valueDate: on, position: 1_000 };
  const charges = [
    ...item('rest', 99, 'principal', on, money(unpaid('principal', ahead))),
    ...item('run', 99, 'interest', on, money(figure.interest.minor - unpaid('interest', behind))),
    ...item('late', 99, 'penalty', on, figure.penalty),
    ...item('early', 99, 'fee', on, figure.prepaymentFee),
  ];
  const total = figure.total.minor;
  return [
    ...facts,
    { kind: 'withdrawal', id: 'old', ...at, itemIds: ahead.map(({ id }) => id) },
    { kind: 'charge', id: 'new', ...at, items: charges },
    ...(total === 0
      ? []
      : [
          {
            kind: 'payment',
            id: 'pay-off',
            ...at,
            amount: figure.total,
            type: 'repayment',
          } as const,
        ]),
  ];
}

describe('a loan that is paid off', () => {
  it('has nothing unpaid, nothing overpaid by it, and a pay-off figure of nothing', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('equalInstalment', 'equalPrincipal', 'interestOnly', 'bullet'),
        fc.integer({ min: 0, max: 450 }),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 2_000_000 })), { maxLength: 6 }),
        (method, day, payments) => {
          const loan: ScheduleTerms = { ...terms, method };
          const on = addDays(terms.startsOn, day);
          const facts: LedgerFact[] = [
            {
              kind: 'charge',
              id: 'schedule',
              valueDate: terms.startsOn,
              position: 0,
              items: scheduleOf(loan),
            },
            ...payments
              .filter(([after]) => after <= day)
              .map(([after, minor], index): LedgerFact => ({
                kind: 'payment',
                id: `payment-${index}`,
                valueDate: addDays(terms.startsOn, after),
                position: index + 1,
                amount: { minor, currency },
                type: 'repayment',
              })),
          ];
          const before = allocate(facts, { currency, rules });
          const after = allocate(payingOff(loan, facts, on), { currency, rules });
          expect(after.items.filter(({ unpaid }) => unpaid.minor !== 0)).toEqual([]);
          expect(after.overpaid).toEqual(before.overpaid);
          const later = payOff({ terms: loan, items: after.items, penalty }, addDays(on, 30));
          expect(later.total).toEqual(cny(0));
        },
      ),
      { seed: 23, numRuns: 60 },
    ));
});
