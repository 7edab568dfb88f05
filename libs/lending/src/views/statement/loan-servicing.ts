import type { ServicingTerms } from '#credit';
import type { Currency } from '#kernel';
import { minorIn, servicingOf } from '../../book/servicing-terms.js';
import type { LoanAccount } from '../../book/loan-account.js';
import { ServicingRule } from '../../serving.codes.js';
import type { ServicingSource } from '../../serving.codes.js';

/** A rule by which the loan is served. */
export interface ServedBy {
  readonly rule: ServicingRule;
  /** As text: a number, a share, minor units, ids or codes divided by commas. */
  readonly value: string;
  readonly source: ServicingSource;
}

/** How a loan is served, rule by rule, and what says so. */
export interface LoanServicing {
  readonly loanId: string;
  readonly clientId: string;
  /** The version of the product that it was granted under; absent of a migrated loan. */
  readonly productId?: string;
  readonly version?: number;
  readonly rules: readonly ServedBy[];
}

/** The rules by which a loan is served; those that nothing states are left out. */
export function servedBy(account: LoanAccount): readonly ServedBy[] {
  const { clauses, terms, product } = account;
  const { rounding, businessDays } = terms.schedule ?? {};
  const agreed: Partial<Record<ServicingRule, string | number | undefined>> = {
    rounding: rounding && (rounding.mode ?? 'halfUp'),
    roundingMultiple: rounding && (rounding.multipleOf ?? 1),
    calendar: businessDays?.calendar,
    overdueMarkup: clauses?.overdueMarkup,
    prepaymentFee:
      clauses?.prepaymentFee && (clauses.prepaymentFee.share ?? clauses.prepaymentFee.kind),
  };
  const served = servicingOf(account);
  return ServicingRule.all.flatMap((rule): readonly ServedBy[] => {
    const stated = agreed[rule];
    if (stated !== undefined) return [{ rule, value: String(stated), source: 'agreement' }];
    const value = textOf(rule, served, terms.amount.currency);
    if (value === undefined || value === '') return [];
    return [{ rule, value: String(value), source: product ? 'product' : 'house' }];
  });
}

/** Of orders their ids, of amounts the minor units in the currency of the loan. */
function textOf(rule: ServicingRule, served: ServicingTerms, currency: Currency) {
  if (rule === 'orders') return served.orders?.map(({ id }) => id).join();
  if (rule === 'toleratedOverdue' || rule === 'entrustedAbove') {
    return minorIn(served[rule], currency);
  }
  return served[rule];
}
