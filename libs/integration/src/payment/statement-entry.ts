import type { Day, Money } from '#kernel';
import type { Payee } from '#lending';

/** One credit of a bank statement: money that came in. */
export interface StatementEntry {
  readonly account: string;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly payer?: Payee;
  readonly remittance: string;
  readonly reference: string;
}

/** What a statement holds: its credits; debits and entries not booked yet are only counted. */
export interface Statement {
  readonly entries: readonly StatementEntry[];
  readonly passedOver: number;
}
