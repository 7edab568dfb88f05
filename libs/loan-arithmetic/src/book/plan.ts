import type { Day, Ratio } from '#kernel';
import { plusRatio, roundRatio } from '#kernel';
import type { AccrualPlan } from '../accrual/accrual.js';
import { accrualPlan, runningInterest } from '../accrual/accrual.js';
import { repaymentSchedule } from '../schedule/repayment-schedule.js';
import type { Schedule, ScheduleTerms } from '../schedule/terms.js';

/** An instalment that is to come. Minor units. */
export interface PlannedRow {
  readonly number: number;
  readonly dueOn: Day;
  readonly principal: number;
  readonly interest: number;
}

/** What is to fall due and how interest runs until then: the contract from one day on. */
export interface Plan {
  readonly terms: ScheduleTerms;
  readonly schedule: Schedule;
  readonly rows: readonly PlannedRow[];
  readonly accrual: AccrualPlan;
  /** Interest from before the plan began, which is part of its rows. Minor units. */
  readonly carried: number;
}

/** The plan of some terms; rows are numbered on from the last that was used. */
export function planOf(
  terms: ScheduleTerms,
  {
    after = 0,
    carried = [],
  }: { readonly after?: number; readonly carried?: readonly number[] } = {},
): Plan {
  // Principal prepaid has been paid: its rows do not fall due again.
  const prepaid = new Map<Day, number>();
  for (const { on, amount } of terms.prepayments ?? []) {
    prepaid.set(on, (prepaid.get(on) ?? 0) + amount.minor);
  }
  const schedule = repaymentSchedule(terms);
  const rows = schedule.rows
    .map(({ dueOn, principal, interest }) => ({
      dueOn,
      principal: principal.minor - (prepaid.get(dueOn) ?? 0),
      interest: interest.minor,
    }))
    .filter(({ principal, interest }) => principal !== 0 || interest !== 0)
    .map((row, index) => ({
      ...row,
      number: after + index + 1,
      interest: row.interest + (carried[index] ?? 0),
    }));
  return {
    terms,
    schedule,
    rows,
    accrual: accrualPlan(terms),
    carried: carried.reduce((sum, minor) => sum + minor, 0),
  };
}

/**
 * Interest that has run up to a day and is not due: what was carried into the plan, past periods and
 * the running one, less what fell due with the first rows. Rounded as it would be due; `more` is
 * rounded with it.
 */
export function notDueInterest(plan: Plan, fallen: number, day: Day, more: Ratio): number {
  const { rows, accrual, carried } = plan;
  let whole = BigInt(carried);
  for (const { to, interest } of accrual.periods) if (to <= day) whole += interest;
  for (const { interest } of rows.slice(0, fallen)) whole -= BigInt(interest);
  const running = plusRatio(runningInterest(accrual, day), more);
  return Number(whole + roundRatio(running, accrual.mode));
}
