import type { Day, Ratio } from '#kernel';
import { noRatio, plusRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import type { Change, Standing } from './interest.js';
import { changed, changesOfPeriods, interestOf } from './interest.js';
import type { Plan, PrincipalRule, Step } from './principal-rules.js';
import { principalRule } from './principal-rules.js';
import { scheduleRefusals } from './schedule.refusals.js';

const { InstalmentBelowInterest, InstalmentRepaysEarly, CashFlowsDoNotFit } = scheduleRefusals;

/** A row in minor units, before it is dressed as money. */
export interface PlainRow {
  readonly from: Day;
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
  readonly balanceAfter: bigint;
}

/** Row after row: the interest of the period, then principal by the rule of the method. */
export function amortise(plan: Plan, changes: readonly Change[]): readonly PlainRow[] {
  const { terms, mode } = plan;
  const rule = principalRule(plan);
  const flat = terms.method === 'flat' ? flatInterest(plan) : undefined;
  const free = terms.grace?.interestFree ?? 0;
  const periods = plan.periods.slice(0, plan.rows);
  const byPeriod = changesOfPeriods(periods, changes);

  let standing: Standing = { balance: 0n, rate: ratioOf(terms.annualRate, 'annualRate') };
  return periods.map((period, index) => {
    const { before = [], inside = [] } = byPeriod[index] ?? {};
    const opening = before.reduce(changed, standing);
    const charged = interestOf(period, opening, inside, terms.dayCount);
    const accrued = index < free ? noRatio : charged.accrued;
    const { balance, rate } = charged.closing;
    const interest = flat?.(index) ?? roundRatio(accrued, mode);
    const step = { index, balance, interest, accrued, openingRate: opening.rate, rate };
    const principal = principalOf(step, rule, plan);
    standing = { balance: balance - principal, rate };
    const { from, dueOn } = period;
    return { from, dueOn, principal, interest, balanceAfter: standing.balance };
  });
}

/** The last row takes what is left. Before it, nothing is repaid that is not owed. */
function principalOf(step: Step, rule: PrincipalRule, { terms, rows, multiple }: Plan): bigint {
  const { index, balance } = step;
  const { method, grace } = terms;
  const last = index === rows - 1;
  const row = index + 1;
  if (last && method !== 'sculpted') return balance;
  if (!last && index < (grace?.principal ?? 0)) return 0n;

  const planned = rule(step);
  if (last) {
    const off = balance > planned ? balance - planned : planned - balance;
    if (off <= BigInt(rows)) return balance;
    throw CashFlowsDoNotFit({ field: 'sculpting.cashFlows', left: Number(balance - planned) });
  }
  if (planned < 0n) {
    // A first period so long that its interest exceeds the instalment pays that interest alone;
    // the instalment is computed anew for the rows after it.
    if (method === 'equalInstalment' || method === 'balloon') return 0n;
    throw InstalmentBelowInterest({ field: 'principal', row });
  }
  if (planned > balance) {
    // By the rounding to the minor unit alone, tiny loans may end some rows early.
    if (multiple === 1n && (method === 'equalInstalment' || method === 'equalPrincipal')) {
      return balance;
    }
    throw InstalmentRepaysEarly({ field: fieldOf[method] ?? 'rounding.multipleOf', row });
  }
  return planned;
}

const fieldOf: Readonly<Partial<Record<Plan['terms']['method'], string>>> = {
  stepped: 'percentages',
  custom: 'agreedRows',
  sculpted: 'sculpting.cashFlows',
};

/** (k) Flat: `P·rate·term/n` on the whole principal in every row, the rest in the last. */
function flatInterest({ terms, periods, rows, mode }: Plan): (index: number) => bigint {
  const term = periods.reduce<Ratio>((sum, period) => plusRatio(sum, period.yearFraction), noRatio);
  const owed = timesRatio(ratioOf(terms.annualRate), {
    over: BigInt(terms.principal.minor),
    under: 1n,
  });
  const { over, under } = timesRatio(owed, term);
  const total = roundRatio({ over, under }, mode);
  const share = roundRatio({ over, under: under * BigInt(rows) }, mode);
  return (index) => (index === rows - 1 ? total - share * BigInt(rows - 1) : share);
}

/** Moves the interest of the first rows into the first row after them. */
export function deferInterest(rows: readonly PlainRow[], count: number): readonly PlainRow[] {
  if (count === 0) return rows;
  const deferred = rows.slice(0, count).reduce((sum, { interest }) => sum + interest, 0n);
  return rows.map((row, index) =>
    index < count
      ? { ...row, interest: 0n }
      : index === count
        ? { ...row, interest: row.interest + deferred }
        : row,
  );
}
