import type { Day } from '#kernel';

/**
 * The period that an interval of interest lies in. Conventions that look at months, at coupons or
 * at maturity need it; the others ignore it.
 */
export interface InterestPeriod {
  readonly from: Day;
  readonly to: Day;
  /** Whole months of a regular period that is counted in months. */
  readonly months?: number | undefined;
  /** Of a period that is not regular: the months of those beside it, and the end it stands at. */
  readonly stub?: { readonly months: number; readonly at: 'first' | 'last' } | undefined;
  /** `to` is the maturity of the loan. */
  readonly last?: boolean;
}
