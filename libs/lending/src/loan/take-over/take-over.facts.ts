import type { Day, Money } from '#kernel';
import type { DueItem } from '#loan-arithmetic';
import type { Payee } from '../money/payee.js';

/** What was due on a day and is unpaid. */
export interface UnpaidDue {
  readonly dueOn: Day;
  readonly principal?: Money;
  readonly interest?: Money;
  readonly penalty?: Money;
  readonly fee?: Money;
}

/** How a loan stands on the day on which it comes onto the book. */
export interface TakeOverFigures {
  readonly takenOverOn: Day;
  /** Principal that is not due: the terms say how it falls due from that day on. */
  readonly principal: Money;
  /** Interest that has run and is not due. */
  readonly accruedInterest?: Money;
  readonly due: readonly UnpaidDue[];
}

/** From whom the bank bought the loan, and for how much. */
export interface Purchase {
  readonly seller: Payee;
  readonly price: Money;
}

/** What an event says of a loan that came onto the book as it stood. */
export interface TakenOver {
  readonly takeOverId: string;
  /** Principal that is not due. */
  readonly principal: Money;
  readonly accruedInterest?: Money;
  /** Due and unpaid, on the days on which it fell due. */
  readonly items: readonly DueItem[];
  /** All principal, due or not. */
  readonly outstanding: Money;
  readonly purchase?: Purchase;
  readonly reason: string;
}
