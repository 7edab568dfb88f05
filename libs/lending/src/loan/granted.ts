import type { CreditTerms, GrantedProduct } from '#credit';
import type { Day, Money } from '#kernel';
import type { Origin } from '#clients';

/** What an approval grants. */
export interface Granted {
  readonly clientId: string;
  readonly applicationId: string;
  /** The relationship manager at origination. */
  readonly managerId: string;
  readonly terms: CreditTerms;
  /** The version of the product, with how the loan is served: a later one changes nothing. */
  readonly product?: GrantedProduct;
  readonly approvedOn: Day;
  /** The last day of the approval: until then the first drawdown has to be made. */
  readonly validUntil?: Day;
  /** The year the approval counts in, where it is not the year of `approvedOn`. */
  readonly approvalYear?: string;
  /** What third parties guarantee from the beginning. */
  readonly guaranteed: Money;
  readonly origin?: Origin;
}
