import type { Currency, Day, DecimalText, Money, Ratio, RoundingMode } from '#kernel';
import { addDays, decimalOf, moneyOf, noRatio, roundRatio } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { amortisedRows } from '../schedule/repayment-schedule.js';
import type { Change, Standing } from '../schedule/interest.js';
import { interestOf } from '../schedule/interest.js';
import type { Period } from '../schedule/periods.js';
import type { ScheduleTerms } from '../schedule/terms.js';

/** What interest runs on, period after period: worked out once, asked for any day. */
export interface AccrualPlan {
  readonly currency: Currency;
  readonly dayCount: DayCount;
  readonly mode: RoundingMode;
  readonly periods: readonly AccrualPeriod[];
}

/** One period of interest. */
export interface AccrualPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly period: Period;
  readonly opening: Standing;
  readonly changes: readonly Change[];
  /** The interest of the whole period as it is due, in minor units. */
  readonly interest: bigint;
}

/** The accrual that leads to the interest of a schedule with the same terms. */
export function accrualPlan(terms: ScheduleTerms): AccrualPlan {
  const free = terms.grace?.interestFree ?? 0;
  const periods = amortisedRows(terms).rows.map(
    ({ period, opening, inside, interest }, index): AccrualPeriod => ({
      from: period.from,
      to: period.to,
      period,
      opening,
      changes: inside,
      interest: index < free ? 0n : interest,
    }),
  );
  const mode = terms.rounding?.mode ?? 'halfUp';
  return { currency: terms.principal.currency, dayCount: terms.dayCount, mode, periods };
}

/**
 * Interest of the period that a day lies in, from its first day up to but not on the day
 * (算头不算尾), in minor units and full precision.
 */
export function runningInterest(plan: AccrualPlan, day: Day): Ratio {
  const found = plan.periods.find(({ from, to }) => from < day && day < to);
  if (found === undefined || found.interest === 0n) return noRatio;
  return interestOf(found.period, found.opening, found.changes, plan.dayCount, day).accrued;
}

/**
 * Interest from the beginning up to a day, as it is posted: what past periods had due, and the
 * running period rounded once. So what is posted comes exactly to what becomes due.
 */
export function interestTo(plan: AccrualPlan, day: Day): Money {
  const past = plan.periods
    .filter(({ to }) => to <= day)
    .reduce((sum, { interest }) => sum + interest, 0n);
  return moneyOf(past + roundRatio(runningInterest(plan, day), plan.mode), plan.currency);
}

/** The accrual of one banking day. Its identity is the loan and the day: it is a pure function. */
export interface DailyAccrual {
  readonly on: Day;
  /** What is posted: the difference between two rounded running totals. */
  readonly posted: Money;
  /** Interest of the running period at the end of the day, in minor units, unrounded. */
  readonly running: DecimalText;
}

/** The accrual of a day: what interest to its end exceeds interest to its beginning by. */
export function accrualOn(plan: AccrualPlan, on: Day): DailyAccrual {
  const end = addDays(on, 1);
  const before = interestTo(plan, on);
  const after = interestTo(plan, end);
  const posted = moneyOf(BigInt(after.minor - before.minor), plan.currency);
  return { on, posted, running: decimalOf(runningInterest(plan, end)).toFixed() };
}
