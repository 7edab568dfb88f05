import type { Ratio } from '#kernel';
import { noRatio, plusRatio, ratioOf, reduced, roundRatio } from '#kernel';
import { flatInterest } from './flat.js';
import type { Accrued, Change, PeriodChanges, Standing } from '../interest.js';
import { changed, changesOfPeriods, interestOf, unchanged } from '../interest.js';
import type { Period } from '../due-dates/periods.js';
import type { Plan, PrincipalRule, Step } from './principal-rules.js';
import { principalRule } from './principal-rules.js';
import type { PlainRow } from '../rows.js';
import { scheduleRefusals } from '../schedule.refusals.js';

const { InstalmentBelowInterest, InstalmentRepaysEarly } = scheduleRefusals;
const { CashFlowsDoNotFit, PrepaymentExceedsBalance } = scheduleRefusals;

/** A row with all that its interest counts on. */
export interface AmortisedRow extends PlainRow {
  readonly period: Period;
  readonly opening: Standing;
  readonly inside: readonly Change[];
  /** Interest from earlier periods that was not settled before this one. */
  readonly carried: Ratio;
}

/** How far the loan is ahead of its plan by prepayments, and what of that the next rows get. */
interface Lead {
  readonly ahead: bigint;
  readonly credit: bigint;
}

/** Row after row: the interest of the period, then principal by the rule of the method. */
export function amortise(plan: Plan, changes: readonly Change[]): readonly AmortisedRow[] {
  const run = new Amortisation(plan);
  const periods = plan.periods.slice(0, plan.rows);
  const byPeriod = changesOfPeriods(periods, changes);
  return periods.map((period, index) => run.row(period, index, byPeriod[index] ?? unchanged));
}

/** The running state of one amortisation; lives inside one call of `amortise`. */
class Amortisation {
  private standing: Standing;
  private lead: Lead = { ahead: 0n, credit: 0n };
  /** Interest that has run and was not settled. */
  private carried: Ratio;
  /** Rows of principal so far. */
  private repaid = 0;
  private readonly rule: PrincipalRule;
  private readonly flat: ((index: number) => bigint) | undefined;
  private readonly free: number;

  constructor(private readonly plan: Plan) {
    const { terms } = plan;
    const { interest, annualRate, accruedInterest, grace } = terms;
    const rate = ratioOf(annualRate, 'annualRate');
    const isFixed = interest?.base !== undefined && interest.base !== 'outstanding';
    this.standing = { balance: 0n, rate, ...(isFixed && { base: firstBase(plan) }) };
    this.carried =
      accruedInterest === undefined ? noRatio : { over: BigInt(accruedInterest.minor), under: 1n };
    this.rule = principalRule(plan);
    this.flat = terms.method === 'flat' ? flatInterest(plan) : undefined;
    this.free = grace?.interestFree ?? 0;
  }

  row(period: Period, index: number, { before, inside }: PeriodChanges): AmortisedRow {
    const { terms, rows, mode } = this.plan;
    const opening = before.length === 0 ? this.standing : before.reduce(changed, this.standing);
    const charged = interestOf(period, opening, inside, terms.dayCount);
    const { balance } = charged.closing;
    if (balance < 0n) throw PrepaymentExceedsBalance({ field: 'prepayments', row: index + 1 });
    if (before.length + inside.length > 0) this.lead = lead(this.lead, before, inside);

    const carried = this.carried;
    const accrued = index < this.free ? carried : sum(carried, charged.accrued);
    const interest = this.flat?.(index) ?? roundRatio(accrued, mode);
    const last = index === rows - 1;
    const principal =
      period.principal || last
        ? this.principal(period, index, opening, inside, charged, accrued, interest)
        : 0n;
    const capitalised = period.interest === 'capitalised' ? interest : 0n;
    const settled = period.interest !== 'carried';
    this.carried = settled ? noRatio : accrued;
    const balanceAfter = balance - principal + capitalised;
    const { rate, base } = charged.closing;
    this.standing =
      base === undefined ? { balance: balanceAfter, rate } : { balance: balanceAfter, rate, base };
    return {
      from: period.from,
      dueOn: period.dueOn,
      principal,
      interest: period.interest === 'due' ? interest : 0n,
      capitalised,
      balanceAfter,
      period,
      opening,
      inside,
      carried,
    };
  }

  private principal(
    period: Period,
    row: number,
    opening: Standing,
    inside: readonly Change[],
    { closing: { balance } }: Accrued,
    accrued: Ratio,
    interest: bigint,
  ): bigint {
    const { lead: ahead, plan } = this;
    const index = this.repaid;
    this.repaid += 1;
    const onPlan = { balance: balance + ahead.ahead, rate: opening.rate };
    const asCharged = row < this.free || (inside.length === 0 && ahead.ahead === 0n);
    const step: Step = {
      index,
      row,
      balance: onPlan.balance,
      interest,
      reckoned: asCharged
        ? accrued
        : sum(this.carried, reckoned(plan, period, opening, onPlan, inside)),
      rate: inside.findLast(({ atOnce }) => atOnce)?.rate ?? opening.rate,
    };
    const owed = balance - notYetDrawn(period, inside);
    const planned = principalOf(step, owed, this.rule, plan);
    const used = lesser(planned, ahead.credit);
    if (used > 0n) this.lead = { ahead: ahead.ahead - used, credit: ahead.credit - used };
    return row === plan.rows - 1 ? owed : lesser(planned - (used > 0n ? used : 0n), owed);
  }
}

/** What makes the amount that interest counts on the agreed one after the first day. */
function firstBase({ terms: { interest, startsOn }, drawn }: Plan): bigint {
  if (interest?.baseAmount === undefined) return 0n;
  const first = drawn.reduce(
    (total, { on, minor }) => (on === startsOn ? total + minor : total),
    0n,
  );
  return BigInt(interest.baseAmount.minor) - first;
}

const sum = (carried: Ratio, accrued: Ratio): Ratio =>
  carried.over === 0n ? accrued : reduced(plusRatio(carried, accrued));

/** What is drawn after a row falls due, where that is before its interest ends. */
function notYetDrawn({ dueOn, to }: Period, inside: readonly Change[]): bigint {
  if (dueOn >= to || inside.length === 0) return 0n;
  return inside.reduce(
    (total, { on, drawn = 0n }) => (on >= dueOn && drawn > 0n ? total + drawn : total),
    0n,
  );
}

/**
 * The interest that an instalment reckons with: with what is drawn inside the period, but not
 * with a rate change there that counts from the next; as if drawn for the whole period where the
 * last row is smoothed; as if not prepaid where that leaves the plan as it is.
 */
function reckoned(
  { terms }: Plan,
  period: Period,
  opening: Standing,
  onPlan: Standing,
  inside: readonly Change[],
): Ratio {
  const whole = terms.rounding?.smooth === true || inside.some(({ ahead }) => ahead);
  const seen = inside.map(({ on, drawn = 0n, rate, atOnce }) => ({
    on,
    drawn: whole ? 0n : drawn,
    ...(atOnce && rate && { rate }),
  }));
  const standing = whole || inside.length === 0 ? onPlan : opening;
  return interestOf(period, standing, seen, terms.dayCount).accrued;
}

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const lead = (from: Lead, ...changes: readonly (readonly Change[])[]): Lead =>
  changes.flat().reduce<Lead>(
    ({ ahead, credit }, change) => ({
      ahead: ahead + (change.ahead ?? 0n),
      credit: credit + (change.credit ?? 0n),
    }),
    from,
  );

/** The last row takes what is left. Before it, nothing is repaid that is not owed. */
function principalOf(step: Step, owed: bigint, rule: PrincipalRule, plan: Plan): bigint {
  const { index, row, balance } = step;
  const { terms, rows, multiple } = plan;
  const { method, grace } = terms;
  const last = row === rows - 1;
  const number = row + 1;
  if (last && method !== 'sculpted') return owed;
  if (!last && index < (grace?.principal ?? 0)) return 0n;

  const planned = rule(step);
  if (last) {
    const off = balance > planned ? balance - planned : planned - balance;
    if (off <= BigInt(rows)) return owed;
    throw CashFlowsDoNotFit({ field: 'sculpting.cashFlows', left: Number(balance - planned) });
  }
  if (planned < 0n) {
    if (terms.negativeAmortisation === true) return planned;
    // A first period so long that its interest exceeds the instalment pays that interest alone;
    // the instalment is computed anew for the rows after it.
    const computed = method === 'equalInstalment' || method === 'balloon';
    if (computed && terms.instalmentAmount === undefined) return 0n;
    throw InstalmentBelowInterest({ field: 'principal', row: number });
  }
  // By rounding to the minor unit alone, and by what was prepaid, a loan may end some rows early.
  const field = endsEarly(plan) ? undefined : fieldOf[method];
  const rounding = multiple === 1n && (field === undefined || planned - owed <= rows);
  if (planned <= owed || rounding || balance > owed + planned) return planned;
  if (balance !== owed && method !== 'custom') return planned;
  throw InstalmentRepaysEarly({ field: field ?? 'rounding.multipleOf', row: number });
}

/** Amounts that were given repay what is left, and the rows after that are empty. */
const endsEarly = ({ terms }: Plan): boolean =>
  terms.stages !== undefined ||
  terms.instalmentAmount !== undefined ||
  terms.principalAmount !== undefined;

const fieldOf: Readonly<Partial<Record<Plan['terms']['method'], string>>> = {
  stepped: 'percentages',
  custom: 'agreedRows',
  sculpted: 'sculpting.cashFlows',
};

/** Moves the interest of the first rows into the first row after them. */
export function deferInterest(rows: readonly PlainRow[], count: number): readonly PlainRow[] {
  if (count === 0) return rows;
  const deferred = rows.slice(0, count).reduce((total, { interest }) => total + interest, 0n);
  return rows.map((row, index) => ({
    ...row,
    interest: index < count ? 0n : row.interest + (index === count ? deferred : 0n),
  }));
}
