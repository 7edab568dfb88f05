import type { BusinessDays, Day } from '#kernel';
import { addMonths, defineRefusals, NotFound, plus } from '#kernel';
import type {
  BookTerms,
  Drawdown,
  Frequency,
  InterestTerms,
  Rounding,
  Schedule,
} from '#loan-arithmetic';
import { monthsOf, repaymentSchedule } from '#loan-arithmetic';
import type { CreditTerms } from './credit-terms.js';
import type { ServicingTerms } from './product/product.fields.js';

export const termsRefusals = defineRefusals({
  TenorNotWhole: {
    en: 'The term is not a whole number of repayment periods.',
    zh: '贷款期限须为还款周期的整数倍',
    status: 422,
  },
  TenorNotStated: {
    en: 'Periods of days or weeks need the number of instalments or the last due day.',
    zh: '按日或按周还款须约定期数或到期日',
    status: 422,
  },
  BeyondTerm: {
    en: 'The last due day lies beyond the term.',
    zh: '最后还款日超出贷款期限',
    status: 422,
  },
});

/**
 * The schedule of terms that are applied for or granted, as if drawn whole on a day.
 * Refuses what makes no schedule, and one that ends more than a period after the term.
 */
export function checkedSchedule(
  terms: CreditTerms,
  day: Day,
  servicing?: ServicingTerms,
): Schedule {
  const schedule = agreedSchedule(terms, [{ amount: terms.amount, on: day }], servicing);
  const latest = addMonths(day, terms.termMonths + terms.everyMonths);
  if (schedule.maturesOn > latest) {
    const { maturesOn } = schedule;
    throw termsRefusals.BeyondTerm({ field: 'terms.schedule', maturesOn, latest });
  }
  return schedule;
}

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
  const { method, annualRate, dayCount, amount, schedule = {} } = terms;
  const { interest, rows, ...stated } = schedule;
  const period = periodOf(terms);
  const usual = servicing && usualOf(servicing);
  const rounding: Rounding | undefined = schedule.rounding ?? usual?.rounding;
  const businessDays = schedule.businessDays ?? usual?.businessDays;
  const sameDay = servicing?.rowsOfDay;
  return {
    ...stated,
    method,
    annualRate,
    dayCount,
    principal: amount,
    period,
    ...tenorOf(terms, period),
    ...(rounding && { rounding: { ...rounding, ...(sameDay && { sameDay }) } }),
    ...(rows && { agreedRows: rows }),
    // A loan outlives the calendars that are decreed: later years go by weekdays.
    ...(businessDays && { businessDays: businessDaysOf(businessDays) }),
    ...(interest && { interest: interestOf(interest, period) }),
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

/** What is between two instalments. */
export const periodOf = ({ everyMonths, schedule }: CreditTerms): Frequency =>
  schedule?.period ?? { every: everyMonths, unit: 'month' };

/** The number of instalments, where the terms do not state the days. */
function tenorOf(
  { termMonths, schedule: { maturesOn, rows, instalments } = {} }: CreditTerms,
  period: Frequency,
): Pick<BookTerms['schedule'], 'instalments'> {
  if (instalments !== undefined) return { instalments };
  if (maturesOn !== undefined || rows !== undefined) return {};
  const everyMonths = monthsOf(period);
  if (everyMonths === 0) {
    throw termsRefusals.TenorNotStated({ field: 'terms.schedule.instalments' });
  }
  if (termMonths % everyMonths !== 0) {
    throw termsRefusals.TenorNotWhole({ field: 'terms.termMonths', termMonths, everyMonths });
  }
  return { instalments: termMonths / everyMonths };
}

const interestOf = (
  { everyMonths, period, ...stated }: NonNullable<NonNullable<CreditTerms['schedule']>['interest']>,
  usual: Frequency,
): InterestTerms => ({
  ...stated,
  period: everyMonths === undefined ? (period ?? usual) : { every: everyMonths, unit: 'month' },
});
