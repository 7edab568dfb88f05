import type { Day, Money } from '#kernel';
import type { BookFact, DueItem, PaymentType, PrepaymentEffect } from '#loan-arithmetic';
import type { NewFact } from './loan-account.js';

/** What a repayment does to the schedule, where it changes it. */
export type PrepaymentKind = PrepaymentEffect | 'payOff';

/** Money that comes in, as it is posted. */
export interface Posting {
  readonly repaymentId: string;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly prepayment?: PrepaymentKind;
}

export const paymentId = (repaymentId: string): string => `repayment:${repaymentId}`;

/** Money that came in, as a fact of the book. */
export const paymentFact = (
  { repaymentId, amount, valueDate, prepayment }: Posting,
  type: PaymentType = 'repayment',
): NewFact => ({
  kind: 'payment',
  id: paymentId(repaymentId),
  amount,
  valueDate,
  type,
  ...(prepayment && { prepayment }),
});

/** What a loan was taken over with, as facts of the book: what was due, and what was not. */
export const takenOverFacts = (
  principal: Money,
  items: readonly DueItem[],
  valueDate: Day,
): readonly NewFact[] => [
  ...(items.length === 0
    ? []
    : [{ kind: 'takenOver' as const, id: 'takenOver.due', items, valueDate }]),
  ...(principal.minor === 0
    ? []
    : [{ kind: 'drawdown' as const, id: 'takenOver', amount: principal, valueDate }]),
];

/** Principal that came onto the book by a fact: paid out, or taken over. Minor units. */
export function lentBy(fact: BookFact): number {
  if (fact.kind === 'drawdown') return fact.amount.minor;
  if (fact.kind !== 'takenOver') return 0;
  return fact.items.reduce(
    (sum, { component, amount }) => (component === 'principal' ? sum + amount.minor : sum),
    0,
  );
}

/** Whether a loan begins with the fact. */
export const isBeginning = ({ kind }: BookFact): boolean =>
  kind === 'drawdown' || kind === 'takenOver';

export const drawdownId = (id: string): string => `drawdown:${id}`;

/** Money that was paid out, as a fact of the book. */
export const drawdownFact = (id: string, amount: Money, valueDate: Day): NewFact => ({
  kind: 'drawdown',
  id: drawdownId(id),
  amount,
  valueDate,
});
