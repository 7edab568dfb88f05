import { defineRefusals, NotFound, plus } from '#kernel';
import type {
  Drawdown,
  Prepayment,
  RepaymentMethod,
  Schedule,
  ScheduleTerms,
} from '#loan-arithmetic';
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
 * The schedule of the whole life of a loan, for what has been drawn and prepaid of it. Due dates count from the
 * first drawdown; a later one changes the instalments after it.
 * Refuses with `TenorNotWhole`, `MethodNotOffered` or what the schedule engine refuses.
 */
export const agreedSchedule = (
  terms: CreditTerms,
  drawdowns: readonly Drawdown[],
  prepayments: readonly Prepayment[] = [],
): Schedule => repaymentSchedule(scheduleTerms(terms, drawdowns, prepayments));

/** What the schedule engine needs to know of the terms of a loan and what was drawn of it. */
export function scheduleTerms(
  { method, termMonths, everyMonths, annualRate, dayCount }: CreditTerms,
  drawdowns: readonly Drawdown[],
  prepayments: readonly Prepayment[] = [],
): ScheduleTerms {
  if (!offeredMethods.includes(method)) {
    throw termsRefusals.MethodNotOffered({ field: 'terms.method', found: method });
  }
  if (termMonths % everyMonths !== 0) {
    throw termsRefusals.TenorNotWhole({ field: 'terms.termMonths', termMonths, everyMonths });
  }
  const inOrder = [...drawdowns].sort((a, b) => (a.on < b.on ? -1 : 1));
  const [first] = inOrder;
  if (first === undefined) throw NotFound({ field: 'drawdowns' });
  return {
    method,
    annualRate,
    dayCount,
    principal: drawdowns.map(({ amount }) => amount).reduce(plus),
    startsOn: first.on,
    instalments: termMonths / everyMonths,
    period: { every: everyMonths, unit: 'month' },
    ...(inOrder.length > 1 && { drawdowns: inOrder }),
    ...(prepayments.length > 0 && { prepayments }),
  };
}
