import type { Day, Money } from '#kernel';
import type { PaymentType, PrepaymentEffect } from '#loan-arithmetic';
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

/** Money that was paid out, as a fact of the book. */
export const drawdownFact = (drawdownId: string, amount: Money, valueDate: Day): NewFact => ({
  kind: 'drawdown',
  id: `drawdown:${drawdownId}`,
  amount,
  valueDate,
});
