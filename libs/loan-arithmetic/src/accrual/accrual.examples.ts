import type { Day, Money } from '#kernel';
import { moneyOf, roundRatio } from '#kernel';
import type { AccrualPlan } from './accrual.js';
import { runningInterest } from './accrual.js';

/** Interest from the beginning up to a day: what past periods settled, and the running one rounded. */
export function interestTo(plan: AccrualPlan, day: Day): Money {
  const past = plan.periods
    .filter(({ to }) => to <= day)
    .reduce((sum, { interest }) => sum + interest, 0n);
  return moneyOf(past + roundRatio(runningInterest(plan, day), plan.mode), plan.currency);
}
