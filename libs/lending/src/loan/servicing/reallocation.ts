import type { Day, Money } from '#kernel';
import type { Share } from '#loan-arithmetic';

/** What a repayment, or money out of suspense on a due date, pays after a late fact. */
export type Reallocation =
  | {
      readonly repaymentId: string;
      readonly allocation: readonly Share[];
      readonly overpaid: Money;
    }
  | { readonly appliedOn: Day; readonly allocation: readonly Share[] };
