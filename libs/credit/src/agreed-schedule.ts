import { defineRefusals, NotFound, plus } from '#kernel';
import type { BookTerms, Drawdown, RepaymentMethod, Schedule } from '#loan-arithmetic';
import { repaymentSchedule } from '#loan-arithmetic';
import type { CreditTerms } from './credit-terms.js';

export const termsRefusals = defineRefusals({
  TenorNotWhole: {
    en: 'The term is not a whole number of repayment periods.',
    zh: '贷款期限须为还款周期的整数倍',
    status: 422,
  },
  MethodNotOffered: {
    en: 'The repayment method is not offered.',
    zh: '不提供该还款方式',
    status: 422,
  },
});

/** The methods a new loan may have; the others need terms that an application does not carry. */
export const offeredMethods: readonly RepaymentMethod[] = [
  'equalInstalment',
  'equalPrincipal',
  'interestOnly',
  'bullet',
];

/**
 * The schedule of the whole life of a loan, for what is drawn. Due dates count from the first
 * drawdown; a later one changes the instalments after it.
 * Refuses with `TenorNotWhole`, `MethodNotOffered` or what the schedule engine refuses.
 */
export function agreedSchedule(terms: CreditTerms, drawdowns: readonly Drawdown[]): Schedule {
  const inOrder = [...drawdowns].sort((a, b) => (a.on < b.on ? -1 : 1));
  const [first] = inOrder;
  if (first === undefined) throw NotFound({ field: 'drawdowns' });
  return repaymentSchedule({
    ...contractOf(terms),
    principal: drawdowns.map(({ amount }) => amount).reduce(plus),
    startsOn: first.on,
    ...(inOrder.length > 1 && { drawdowns: inOrder }),
  });
}

/** What the schedule engine needs to know of the terms of a loan, whatever is drawn of it. */
export function contractOf({
  method,
  termMonths,
  everyMonths,
  annualRate,
  dayCount,
  amount,
}: CreditTerms): BookTerms['schedule'] {
  if (!offeredMethods.includes(method)) {
    throw termsRefusals.MethodNotOffered({ field: 'terms.method', found: method });
  }
  if (termMonths % everyMonths !== 0) {
    throw termsRefusals.TenorNotWhole({ field: 'terms.termMonths', termMonths, everyMonths });
  }
  return {
    method,
    annualRate,
    dayCount,
    principal: amount,
    instalments: termMonths / everyMonths,
    period: { every: everyMonths, unit: 'month' },
  };
}
