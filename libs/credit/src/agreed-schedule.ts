import type { BusinessDays } from '#kernel';
import { defineRefusals, NotFound, plus } from '#kernel';
import type { BookTerms, Drawdown, InterestTerms, Schedule } from '#loan-arithmetic';
import { repaymentSchedule } from '#loan-arithmetic';
import type { CreditTerms } from './credit-terms.js';

export const termsRefusals = defineRefusals({
  TenorNotWhole: {
    en: 'The term is not a whole number of repayment periods.',
    zh: '贷款期限须为还款周期的整数倍',
    status: 422,
  },
});

/**
 * The schedule of the whole life of a loan, for what is drawn. Due dates count from the first
 * drawdown; a later one changes the instalments after it.
 * Refuses with `TenorNotWhole` or what the schedule engine refuses.
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
export function contractOf(terms: CreditTerms): BookTerms['schedule'] {
  const { method, everyMonths, annualRate, dayCount, amount, schedule = {} } = terms;
  const { businessDays, interest, rows, ...stated } = schedule;
  return {
    ...stated,
    method,
    annualRate,
    dayCount,
    principal: amount,
    period: { every: everyMonths, unit: 'month' },
    ...tenorOf(terms),
    ...(rows && { agreedRows: rows }),
    // A loan outlives the calendars that are decreed: later years go by weekdays.
    ...(businessDays && { businessDays: businessDaysOf(businessDays) }),
    ...(interest && { interest: interestOf(interest) }),
  };
}

const businessDaysOf = ({
  calendar,
  convention,
}: Pick<BusinessDays, 'calendar' | 'convention'>): BusinessDays => ({
  calendar,
  convention,
  beyond: 'weekdays',
});

/** The number of instalments, where the terms do not state the days. */
function tenorOf({
  termMonths,
  everyMonths,
  schedule: { maturesOn, rows } = {},
}: CreditTerms): Pick<BookTerms['schedule'], 'instalments'> {
  if (maturesOn !== undefined || rows !== undefined) return {};
  if (termMonths % everyMonths !== 0) {
    throw termsRefusals.TenorNotWhole({ field: 'terms.termMonths', termMonths, everyMonths });
  }
  return { instalments: termMonths / everyMonths };
}

const interestOf = ({
  everyMonths,
  ...stated
}: NonNullable<NonNullable<CreditTerms['schedule']>['interest']>): InterestTerms => ({
  ...stated,
  period: { every: everyMonths, unit: 'month' },
});
