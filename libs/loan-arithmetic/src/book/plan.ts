import type { Day, Ratio } from '#kernel';
import { moneyOf, plusRatio, roundRatio } from '#kernel';
import type { AccrualPlan } from '../accrual/accrual.js';
import { accrualOf, periodAt, runningInterest } from '../accrual/accrual.js';
import type { PlainRow } from '../schedule/rows.js';
import { amortisedRows, plainRows, scheduleOf } from '../schedule/repayment-schedule.js';
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

/** What of a row falls due. Minor units. */
export interface FallingDue {
  readonly number: number;
  readonly dueOn: Day;
  readonly principal: number;
  readonly interest: number;
}

/** What is to fall due and how interest runs until then: the contract from one day on. */
export interface Plan {
  readonly terms: ScheduleTerms;
  /** As it is shown; made when it is asked for. */
  readonly schedule: () => Schedule;
  readonly maturesOn: Day;
  readonly rows: readonly PlannedRow[];
  readonly accrual: AccrualPlan;
  /** Interest settled by the first periods, and fallen due with the first rows: by their number. */
  readonly settled: readonly bigint[];
  readonly fallen: readonly bigint[];
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
  const amortised = amortisedRows(terms);
  const rows = plannedRows(terms, plainRows(terms, amortised), after, carried);
  const accrual = accrualOf(terms, amortised.rows);
  let schedule: Schedule | undefined;
  return {
    terms,
    schedule: () => (schedule ??= scheduleOf(terms, amortised)),
    maturesOn: rows.at(-1)?.dueOn ?? terms.startsOn,
    rows,
    accrual,
    settled: runningSums(accrual.periods, ({ interest }) => interest),
    fallen: runningSums(rows, ({ interest, capitalised }) => BigInt(interest + capitalised)),
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

/** The rows with something to pay. Principal prepaid has been paid: it does not fall due again. */
function plannedRows(
  terms: ScheduleTerms,
  plain: readonly PlainRow[],
  after: number,
  carried: readonly number[],
): readonly PlannedRow[] {
  const prepaid = new Map<Day, number>();
  for (const { on, amount } of terms.prepayments ?? []) {
    prepaid.set(on, (prepaid.get(on) ?? 0) + amount.minor);
  }
  const { currency } = terms.principal;
  const rows: PlannedRow[] = [];
  for (const { dueOn, principal, interest, capitalised } of plain) {
    // Where rows of one date stay apart, the row of a prepayment comes first.
    const paid = Math.min(prepaid.get(dueOn) ?? 0, moneyOf(principal, currency).minor);
    prepaid.set(dueOn, (prepaid.get(dueOn) ?? 0) - paid);
    const own = moneyOf(principal, currency).minor - paid;
    if (own === 0 && interest === 0n && capitalised === 0n) continue;
    rows.push({
      number: after + rows.length + 1,
      dueOn,
      principal: own,
      interest: moneyOf(interest, currency).minor + (carried[rows.length] ?? 0),
      capitalised: Number(capitalised),
    });
  }
  return rows;
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
export function settledInterest(plan: Plan, fallen: number, day: Day): number {
  const { accrual, carried, settled, fallen: due } = plan;
  const run = settled[periodAt(accrual.periods, day)] ?? 0n;
  return Number(BigInt(carried) + run - (due[fallen] ?? 0n));
}

/** The sums of the first none, one, two, … of some figures. */
function runningSums<T>(all: readonly T[], of: (one: T) => bigint): readonly bigint[] {
  const sums = [0n];
  let sum = 0n;
  for (const one of all) {
    sum += of(one);
    sums.push(sum);
  }
  return sums;
}
