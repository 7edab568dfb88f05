import type { Day, DecimalText } from '#kernel';
import { Decimal } from '#kernel';
import { debtCapacity } from '#loan-arithmetic';
import type { Plan } from './ratios.js';
import { cashFlowOf } from './ratios.js';

/** A period of a debt that follows the cash flows; amounts in minor units. */
export interface SculptedPeriod {
  readonly endsOn: Day;
  readonly debt: number;
  readonly interest: number;
  /** Below nothing where the interest is more than the cover lets the period pay. */
  readonly principal: number;
}

/** The debt that a plan carries at a cover, and its service. */
export interface SculptedPlan {
  readonly cover: DecimalText;
  readonly debt: number;
  readonly periods: readonly SculptedPeriod[];
}

/**
 * Debt sculpted on the cash flows of the first periods: each pays `CFADS / cover`, the debt is what
 * that is worth, rounded down so that it is carried. Interest is rounded half to even; the last period
 * pays what is left.
 */
export function sculpted(plan: Plan, cover: DecimalText, loanPeriods: number): SculptedPlan {
  const some = plan.periods.slice(0, loanPeriods);
  const flows = some.map((period) => Math.max(0, cashFlowOf(period)));
  const debt = debtCapacity(flows, cover, plan.ratePerPeriod).floor().toNumber();
  let owed = debt;
  const periods = some.map(({ endsOn }, index): SculptedPeriod => {
    const before = owed;
    const interest = whole(new Decimal(before).times(plan.ratePerPeriod));
    const service = whole(new Decimal(flows[index] ?? 0).div(cover));
    const principal = index === some.length - 1 ? before : service - interest;
    owed -= principal;
    return { endsOn, debt: before, interest, principal };
  });
  return { cover, debt, periods };
}

const whole = (value: Decimal): number =>
  value.toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber();
