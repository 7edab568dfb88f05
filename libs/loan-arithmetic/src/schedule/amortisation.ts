import type { Day, Ratio } from '#kernel';
import { noRatio, plusRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import type { Change, Standing } from './interest.js';
import { changed, changesOfPeriods, interestOf, unchanged } from './interest.js';
import type { Period } from './periods.js';
import type { Plan, PrincipalRule, Step } from './principal-rules.js';
import { principalRule } from './principal-rules.js';
import { scheduleRefusals } from './schedule.refusals.js';

const { InstalmentBelowInterest, InstalmentRepaysEarly } = scheduleRefusals;
const { CashFlowsDoNotFit, PrepaymentExceedsBalance } = scheduleRefusals;

/** A row in minor units, before it is dressed as money. */
export interface PlainRow {
  readonly from: Day;
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly balanceAfter: bigint;
}

/** A row with all that its interest counts on. */
export interface AmortisedRow extends PlainRow {
  readonly period: Period;
  readonly opening: Standing;
  readonly inside: readonly Change[];
}

/** How far the loan is ahead of its plan by prepayments, and what of that the next rows get. */
interface Lead {
  readonly ahead: bigint;
  readonly credit: bigint;
}

/** Row after row: the interest of the period, then principal by the rule of the method. */
export function amortise(plan: Plan, changes: readonly Change[]): readonly AmortisedRow[] {
  const { terms, mode } = plan;
  const rule = principalRule(plan);
  const flat = terms.method === 'flat' ? flatInterest(plan) : undefined;
  const free = terms.grace?.interestFree ?? 0;
  const periods = plan.periods.slice(0, plan.rows);
  const byPeriod = changesOfPeriods(periods, changes);

  let standing: Standing = { balance: 0n, rate: ratioOf(terms.annualRate, 'annualRate') };
  let lead: Lead = { ahead: 0n, credit: 0n };
  return periods.map((period, index) => {
    const { before, inside } = byPeriod[index] ?? unchanged;
    const opening = before.reduce(changed, standing);
    const charged = interestOf(period, opening, inside, terms.dayCount);
    const { balance, rate } = charged.closing;
    if (balance < 0n) throw PrepaymentExceedsBalance({ field: 'prepayments', row: index + 1 });
    if (before.length + inside.length > 0) lead = [...before, ...inside].reduce(further, lead);

    const accrued = index < free ? noRatio : charged.accrued;
    const interest = flat?.(index) ?? roundRatio(accrued, mode);
    const onPlan = { balance: balance + lead.ahead, rate: opening.rate };
    const asCharged = index < free || (inside.length === 0 && lead.ahead === 0n);
    const step = {
      index,
      balance: onPlan.balance,
      interest,
      reckoned: asCharged ? accrued : reckoned(plan, period, opening, onPlan, inside),
      rate: inside.findLast(({ atOnce }) => atOnce)?.rate ?? opening.rate,
    };
    const planned = principalOf(step, balance, rule, plan);
    const used = lesser(planned, lead.credit);
    const principal = index === plan.rows - 1 ? balance : lesser(planned - used, balance);
    lead = { ahead: lead.ahead - used, credit: lead.credit - used };
    standing = { balance: balance - principal, rate };
    const { from, dueOn } = period;
    const balanceAfter = standing.balance;
    return { from, dueOn, principal, interest, balanceAfter, period, opening, inside };
  });
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

const further = ({ ahead, credit }: Lead, change: Change): Lead => ({
  ahead: ahead + (change.ahead ?? 0n),
  credit: credit + (change.credit ?? 0n),
});

/** The last row takes what is left. Before it, nothing is repaid that is not owed. */
function principalOf(
  step: Step,
  owed: bigint,
  rule: PrincipalRule,
  { terms, rows, multiple }: Plan,
): bigint {
  const { index, balance } = step;
  const { method, grace } = terms;
  const last = index === rows - 1;
  const row = index + 1;
  if (last && method !== 'sculpted') return owed;
  if (!last && index < (grace?.principal ?? 0)) return 0n;

  const planned = rule(step);
  if (last) {
    const off = balance > planned ? balance - planned : planned - balance;
    if (off <= BigInt(rows)) return owed;
    throw CashFlowsDoNotFit({ field: 'sculpting.cashFlows', left: Number(balance - planned) });
  }
  if (planned < 0n) {
    // A first period so long that its interest exceeds the instalment pays that interest alone;
    // the instalment is computed anew for the rows after it.
    const computed = method === 'equalInstalment' || method === 'balloon';
    if (computed && terms.instalmentAmount === undefined) return 0n;
    throw InstalmentBelowInterest({ field: 'principal', row });
  }
  // By rounding to the minor unit alone, and by what was prepaid, a loan may end some rows early.
  const rounding = multiple === 1n && (fieldOf[method] === undefined || planned - balance <= rows);
  if (planned <= balance || rounding || balance !== owed) return planned;
  throw InstalmentRepaysEarly({ field: fieldOf[method] ?? 'rounding.multipleOf', row });
}

const fieldOf: Readonly<Partial<Record<Plan['terms']['method'], string>>> = {
  stepped: 'percentages',
  custom: 'agreedRows',
  sculpted: 'sculpting.cashFlows',
};

/** (k) Flat: `P·rate·term/n` on the whole principal in every row, the rest in the last. */
function flatInterest({ terms, periods, rows, mode }: Plan): (index: number) => bigint {
  const term = periods.reduce<Ratio>((sum, period) => plusRatio(sum, period.yearFraction), noRatio);
  const principal = { over: BigInt(terms.principal.minor), under: 1n };
  const yearly = timesRatio(ratioOf(terms.annualRate), principal);
  const { over, under } = timesRatio(yearly, term);
  const total = roundRatio({ over, under }, mode);
  const share = roundRatio({ over, under: under * BigInt(rows) }, mode);
  return (index) => (index === rows - 1 ? total - share * BigInt(rows - 1) : share);
}

/** Moves the interest of the first rows into the first row after them. */
export function deferInterest(rows: readonly PlainRow[], count: number): readonly PlainRow[] {
  if (count === 0) return rows;
  const deferred = rows.slice(0, count).reduce((sum, { interest }) => sum + interest, 0n);
  return rows.map((row, index) => ({
    ...row,
    interest: index < count ? 0n : row.interest + (index === count ? deferred : 0n),
  }));
}
