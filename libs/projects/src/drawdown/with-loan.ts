import type { Context, Money } from '#kernel';
import type { KeptLoan, Payee, PaymentWay } from '#lending';

/** A decision beside the loan that a source is drawn on. */
export interface WithLoan extends Context {
  readonly loan?: KeptLoan | undefined;
}

/** What a loan is to pay for a drawdown. */
export interface PaymentOrder {
  readonly loanId: string;
  readonly payee: Payee;
  readonly way: PaymentWay;
  readonly use: string;
  readonly instructedBy: string;
}

/** The part of a drawdown that its loan tells of. */
export interface OnLoan {
  readonly sourceId: string;
  readonly loanId: string;
  readonly amount: Money;
}
