import type { Currency, Day, Ratio, RoundingMode } from '#kernel';
import { noRatio, plusRatio } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';
import type { AmortisedRow } from '../schedule/methods/amortisation.js';
import { amortisedRows } from '../schedule/repayment-schedule.js';
import type { Change, Standing } from '../schedule/interest.js';
import { interestOf } from '../schedule/interest.js';
import type { Period } from '../schedule/due-dates/periods.js';
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
  /** Interest from earlier periods that is settled with this one or a later one. */
  readonly carried: Ratio;
  /** What falls due or becomes principal at the end of the period, in minor units. */
  readonly interest: bigint;
  /** Interest runs by its balance, evenly up to the amount of the row (flat), or not at all. */
  readonly runs: 'byBalance' | 'evenly' | 'not';
}

/** The accrual that leads to the interest of a schedule with the same terms. */
export const accrualPlan = (terms: ScheduleTerms): AccrualPlan =>
  accrualOf(terms, amortisedRows(terms).rows);

/** The same for rows that are known. */
export function accrualOf(terms: ScheduleTerms, rows: readonly AmortisedRow[]): AccrualPlan {
  const free = terms.grace?.interestFree ?? 0;
  const runs = terms.method === 'flat' ? 'evenly' : 'byBalance';
  const periods = rows.map(
    ({ period, opening, inside, interest, capitalised, carried }, index): AccrualPeriod => ({
      from: period.from,
      to: period.to,
      period,
      opening,
      changes: inside,
      carried,
      interest: interest + capitalised,
      runs: index < free ? 'not' : runs,
    }),
  );
  const mode = terms.rounding?.mode ?? 'halfUp';
  return { currency: terms.principal.currency, dayCount: terms.dayCount, mode, periods };
}

/**
 * Interest that has run and is not settled on a day, up to but not on it (算头不算尾), in minor units
 * and full precision.
 */
export function runningInterest({ periods, dayCount }: AccrualPlan, day: Day): Ratio {
  const found = periods[periodAt(periods, day)];
  if (found === undefined || day < found.from) return noRatio;
  const { carried, interest, runs, period, opening, changes } = found;
  switch (runs) {
    case 'not':
      return carried;
    case 'evenly': {
      const { over, under } = period.yearFraction;
      if (over === 0n) return carried;
      const part = elapsed(dayCount, period, day);
      return { over: interest * part.over * under, under: part.under * over };
    }
    case 'byBalance': {
      if (day === found.from) return carried;
      const { accrued } = interestOf(period, opening, changes, dayCount, day);
      return carried.over === 0n ? accrued : plusRatio(carried, accrued);
    }
  }
}

/** The index of the period that a day lies in: the first that ends after it. */
export function periodAt(periods: readonly Pick<AccrualPeriod, 'to'>[], day: Day): number {
  let [low, high] = [0, periods.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((periods[middle]?.to ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
