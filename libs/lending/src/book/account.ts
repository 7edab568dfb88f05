import type { Day, DecimalText, Money } from '#kernel';
import type { DayCount, Drawdown, PaymentType, RateChange, ScheduleRow } from '#loan-arithmetic';
import type { PrepaymentKind } from '../loan/loan.events.js';

export interface Repayment {
  readonly repaymentId: string;
  readonly amount: Money;
  readonly valueDate: Day;
  /** Why money came in; some kinds are allocated in an order of their own. A repayment if absent. */
  readonly type?: PaymentType;
  /** Set where it changes the schedule: what becomes of the rows, or that they end on its day. */
  readonly prepayment?: PrepaymentKind;
}

/** What interest and penalty of a loan are reckoned with. */
export interface ChargeTerms {
  /** Per year, from the first drawdown. */
  readonly annualRate: DecimalText;
  readonly rateChanges: readonly RateChange[];
  readonly dayCount: DayCount;
  /** Share of the contract rate added on what is overdue (罚息上浮), such as `"0.50"`. */
  readonly overdueMarkup: DecimalText;
}

/** The money facts of a loan: all that allocation, ageing and every figure follow from. */
export interface LoanAccount {
  readonly currency: string;
  readonly drawdowns: readonly Drawdown[];
  /** The schedule in force, of the whole life of the loan. */
  readonly rows: readonly ScheduleRow[];
  /** Those that stand, in the order of recording. */
  readonly repayments: readonly Repayment[];
  readonly charges: ChargeTerms;
}

/** The day of the first drawdown. */
export const startOf = (drawdowns: readonly Drawdown[]): Day | undefined =>
  drawdowns.map(({ on }) => on).sort()[0];
