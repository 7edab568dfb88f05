import type { Day, Ratio } from '#kernel';
import { plusRatio, roundRatio } from '#kernel';
import type { AccrualPlan } from '../accrual/accrual.js';
import { accrualOf, runningInterest } from '../accrual/accrual.js';
import { amortisedRows, scheduleOf } from '../schedule/repayment-schedule.js';
import type { Schedule, ScheduleTerms } from '../schedule/terms.js';

/** An instalment that is to come. Minor units. */
export interface PlannedRow {
  readonly number: number;
  readonly dueOn: Day;
  readonly principal: number;
  readonly interest: number;
  /** Interest that becomes principal on the day. */
  readonly capitalised: number;
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
  const { schedule, accrual } = planned(terms);
  const rows = schedule.rows
    .map(({ dueOn, principal, interest, capitalised }) => ({
      dueOn,
      principal: principal.minor - (prepaid.get(dueOn) ?? 0),
      interest: interest.minor,
      capitalised: capitalised?.minor ?? 0,
    }))
    .filter((row) => row.principal !== 0 || row.interest !== 0 || row.capitalised !== 0)
    .map((row, index) => ({
      ...row,
      number: after + index + 1,
      interest: row.interest + (carried[index] ?? 0),
    }));
  return {
    terms,
    schedule,
    rows,
    accrual,
    carried: carried.reduce((sum, minor) => sum + minor, 0),
  };
}

/** The plans of one book: a day that lies behind is kept again, and by the same plans. */
export class Plans {
  private readonly known = new Map<string, Plan>();

  of(terms: ScheduleTerms, from: Parameters<typeof planOf>[1] = {}): Plan {
    const key = JSON.stringify([terms, from]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const plan = planOf(terms, from);
    this.known.set(key, plan);
    return plan;
  }
}

/** The schedule of some terms and its accrual, worked out once. */
function planned(terms: ScheduleTerms): Pick<Plan, 'schedule' | 'accrual'> {
  const amortised = amortisedRows(terms);
  return {
    schedule: scheduleOf(terms, amortised),
    accrual: accrualOf(terms, amortised.rows),
  };
}

/**
 * Interest that has run up to a day and is not due: what was carried into the plan, past periods and
 * the running one, less what fell due with the first rows. Rounded as it would be due; `more` is
 * rounded with it.
 */
export function notDueInterest(plan: Plan, fallen: number, day: Day, more: Ratio): number {
  const running = plusRatio(runningInterest(plan.accrual, day), more);
  return settledInterest(plan, fallen, day) + Number(roundRatio(running, plan.accrual.mode));
}

/** The part of it that no longer runs: of past periods, less what fell due. Minor units. */
export function settledInterest(
  { rows, accrual, carried }: Plan,
  fallen: number,
  day: Day,
): number {
  let whole = BigInt(carried);
  for (const { to, interest } of accrual.periods) if (to <= day) whole += interest;
  let due = 0;
  for (let row = 0; row < fallen; row += 1) {
    due += (rows[row]?.interest ?? 0) + (rows[row]?.capitalised ?? 0);
  }
  return Number(whole) - due;
}
