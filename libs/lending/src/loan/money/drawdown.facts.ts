import type { Day, Money } from '#kernel';

/** What an event says of a drawdown that was paid out by mistake. */
export interface DrawdownTakenBack {
  readonly reversalId: string;
  readonly drawdownId: string;
  readonly amount: Money;
  /** What is drawn now; with nothing the loan awaits its first drawdown again. */
  readonly left: Money;
  /** The last day for the first drawdown, where nothing is drawn any more. */
  readonly drawableUntil?: Day;
  readonly reason: string;
}
