import type { BusinessDays } from '#kernel';
import { defineRefusals, NotFound, plus } from '#kernel';
import type { BookTerms, Drawdown, InterestTerms, Schedule } from '#loan-arithmetic';
import { repaymentSchedule } from '#loan-arithmetic';
import type { CreditTerms } from './credit-terms.js';
import type { ServicingTerms } from './product/product.fields.js';

export const termsRefusals = defineRefusals({
  TenorNotWhole: {
    en: 'The term is not a whole number of repayment periods.',
    zh: '贷款期限须为还款周期的整数倍',
    status: 422,
  },
});

/**
 * The schedule of the whole life of a loan, for what is drawn. Due dates count from the first
 * drawdown; a later one changes the instalments after it. What the terms leave open is as the product
 * has it.
 * Refuses with `TenorNotWhole` or what the schedule engine refuses.
 */
export function agreedSchedule(
  terms: CreditTerms,
  drawdowns: readonly Drawdown[],
  servicing?: ServicingTerms,
): Schedule {
  const inOrder = [...drawdowns].sort((a, b) => (a.on < b.on ? -1 : 1));
  const [first] = inOrder;
  if (first === undefined) throw NotFound({ field: 'drawdowns' });
  return repaymentSchedule({
    ...contractOf(terms, servicing),
    principal: drawdowns.map(({ amount }) => amount).reduce(plus),
    startsOn: first.on,
    ...(inOrder.length > 1 && { drawdowns: inOrder }),
  });
}

/** What the schedule engine needs to know of the terms of a loan, whatever is drawn of it. */
export function contractOf(terms: CreditTerms, servicing?: ServicingTerms): BookTerms['schedule'] {
  const { method, everyMonths, annualRate, dayCount, amount, schedule = {} } = terms;
  const { interest, rows, ...stated } = schedule;
  const { rounding, businessDays } = { ...(servicing && usualOf(servicing)), ...schedule };
  return {
    ...stated,
    method,
    annualRate,
    dayCount,
    principal: amount,
    period: { every: everyMonths, unit: 'month' },
    ...tenorOf(terms),
    ...(rounding && { rounding }),
    ...(rows && { agreedRows: rows }),
    // A loan outlives the calendars that are decreed: later years go by weekdays.
    ...(businessDays && { businessDays: businessDaysOf(businessDays) }),
    ...(interest && { interest: interestOf(interest) }),
  };
}

/** Rounding and business days of a product: a due day moves on, and its interest counts up to it. */
const usualOf = ({ rounding: mode, roundingMultiple, calendar }: ServicingTerms) => ({
  rounding: { mode, ...(roundingMultiple > 1 && { multipleOf: roundingMultiple }) },
  ...(calendar !== 'none' && { businessDays: { calendar, convention: 'SCF' as const } }),
});

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
