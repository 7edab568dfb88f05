import type { DecimalText, Money } from '#kernel';
import type { DayCount } from './daycount/day-count.js';
import type { GuaranteeType, LoanProduct, LoanPurpose } from './lending.codes.js';
import type { RepaymentMethod } from './schedule/schedule.codes.js';

/** What is asked for, granted and agreed: the terms that travel from application to loan. */
export interface CreditTerms {
  readonly product: LoanProduct;
  readonly purpose: LoanPurpose;
  readonly guaranteeType: GuaranteeType;
  readonly amount: Money;
  readonly termMonths: number;
  /** Months between two instalments. */
  readonly everyMonths: number;
  readonly method: RepaymentMethod;
  /** Per year: `"0.0435"` is 4.35 %. */
  readonly annualRate: DecimalText;
  readonly dayCount: DayCount;
  /** The industry the money goes to (贷款投向): a code of #clients, perhaps not the client's own. */
  readonly industry: string;
  /** The region the money goes to: a code of #clients. */
  readonly region: string;
  /** May be drawn again once repaid, so that drawdowns in sum may exceed the amount. */
  readonly revolving?: boolean;
}
