import type { Day, Money } from '#kernel';
import type { Share } from '#loan-arithmetic';

/** What a repayment, or money out of suspense on a due date, pays after a late fact. */
export type Reallocation =
  | {
      readonly repaymentId: string;
      /** The day of the repayment. */
      readonly paidOn: Day;
      readonly allocation: readonly Share[];
      /** What it counted as paying before. */
      readonly was: readonly Share[];
      readonly overpaid: Money;
    }
  | {
      readonly appliedOn: Day;
      readonly allocation: readonly Share[];
      readonly was: readonly Share[];
    };
