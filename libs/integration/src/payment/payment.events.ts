import type { Day, Money } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { Payee } from '#lending';
import type { BookedAs, HeldBecause, MatchedBy } from '../integration.codes.js';

/** A payment to the bank, as the statement of an account tells it. */
export interface IncomingPayment {
  readonly amount: Money;
  readonly valueDate: Day;
  /** Our account that it came to. */
  readonly account: string;
  readonly payer?: Payee;
  /** What the payer wrote: the text, and any reference beside it. */
  readonly remittance: string;
  /** What the bank that keeps the account calls the posting. */
  readonly reference: string;
}

/** A payment from its arrival until it is booked on a loan or sent back. */
export const paymentEvents = defineEvents('paymentId', {
  PaymentReceived: event<IncomingPayment>(),
  /** Nobody knows what it pays: it waits in suspense. */
  PaymentHeld: event<{
    readonly amount: Money;
    readonly valueDate: Day;
    readonly because: HeldBecause;
  }>(),
  /** It pays on this loan, which books it on its value date. */
  PaymentMatched: event<{
    readonly clientId: string;
    readonly loanId: string;
    readonly amount: Money;
    readonly valueDate: Day;
    readonly payer?: Payee;
    readonly as: BookedAs;
    readonly by: MatchedBy;
  }>(),
  /** It was not meant for us and went back to the payer. */
  PaymentReturned: event<{
    readonly amount: Money;
    readonly valueDate: Day;
    readonly reason: string;
  }>(),
});
