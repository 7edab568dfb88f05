import type { Day } from '#kernel';

/**
 * The regular period that an interval of interest lies in. Conventions that look at months, at
 * coupons or at maturity need it; the others ignore it.
 */
export interface InterestPeriod {
  readonly from: Day;
  readonly to: Day;
  /** Whole months of the period, when it is counted in months. */
  readonly months?: number | undefined;
  /** `to` is the maturity of the loan. */
  readonly last?: boolean;
}
