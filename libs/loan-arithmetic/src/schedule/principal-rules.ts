import type { Ratio, RoundingMode } from '#kernel';
import { compareRatios, noRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import { equalInstalment } from './instalment.js';
import type { Period } from './periods.js';
import type { ScheduleTerms } from './terms.js';

/** What a rule knows when it says how much principal a row repays. Amounts in minor units. */
export interface Step {
  /** From 0. */
  readonly index: number;
  /**
   * Outstanding by the plan: with what was drawn in the period, and with what was prepaid where
   * that leaves the plan as it is.
   */
  readonly balance: bigint;
  /** Interest of the row, rounded. */
  readonly interest: bigint;
  /** What the instalment reckons with as the interest of the row, unrounded. */
  readonly reckoned: Ratio;
  /** The rate that the instalment reckons with for the periods to come. */
  readonly rate: Ratio;
}
export type PrincipalRule = (step: Step) => bigint;

/** What every rule reads. */
export interface Plan {
  readonly terms: ScheduleTerms;
  /** The rows' periods, and those of a longer amortisation after them. */
  readonly periods: readonly Period[];
  readonly rows: number;
  readonly mode: RoundingMode;
  /** Minor units that an instalment is a multiple of. */
  readonly multiple: bigint;
  /** Added to the instalment that is computed at a row (smoothing). */
  readonly nudge?: { readonly index: number; readonly by: bigint };
}

/** How much principal a row repays, by method. */
export function principalRule(plan: Plan): PrincipalRule {
  const { terms, mode } = plan;
  switch (terms.method) {
    case 'equalInstalment':
    case 'balloon': {
      const { instalmentAmount } = terms;
      if (instalmentAmount === undefined) return equalInstalments(plan);
      return ({ interest }) => BigInt(instalmentAmount.minor) - interest;
    }
    case 'equalPrincipal':
      return equalShares(plan);
    case 'flat':
      return plan.multiple === 1n ? equalShares(plan) : flatInstalments(plan);
    case 'interestOnly':
    case 'bullet':
      return () => 0n;
    case 'stepped': {
      const principal = { over: BigInt(terms.principal.minor), under: 100n };
      const shares = (terms.percentages ?? []).map((text) =>
        roundRatio(timesRatio(principal, ratioOf(text)), mode),
      );
      return ({ index }) => shares[index] ?? 0n;
    }
    case 'custom':
      return ({ index }) => BigInt(terms.agreedRows?.[index]?.principal.minor ?? 0);
    case 'sculpted': {
      const { cashFlows = [], cover = '1' } = terms.sculpting ?? {};
      const { over, under } = ratioOf(cover);
      return ({ index, interest }) => {
        const cashFlow = BigInt(cashFlows[index]?.minor ?? 0);
        return roundRatio({ over: cashFlow * under, under: over }, mode) - interest;
      };
    }
  }
}

/**
 * The instalment stands until balance or rate are no longer what it was computed on: after a
 * drawdown from the row of its period, after a rate change from the first period that begins
 * with the new rate.
 */
function equalInstalments({ terms, periods, mode, multiple, nudge }: Plan): PrincipalRule {
  const left = BigInt(terms.balloon?.amount?.minor ?? 0);
  const free = terms.grace?.interestFree ?? 0;
  const parts = periods.map(({ yearFraction }, index) => (index < free ? noRatio : yearFraction));
  let instalment = 0n;
  let expected: bigint | undefined;
  let counted: Ratio | undefined;
  return ({ index, balance, interest, reckoned, rate }) => {
    const known = counted && (rate === counted || compareRatios(rate, counted) === 0);
    if (balance !== expected || !known) {
      const grown = { over: balance * reckoned.under + reckoned.over, under: reckoned.under };
      const later = parts.slice(index + 1);
      instalment = equalInstalment({ grown, rate, parts: later, left, multiple, mode });
      if (nudge?.index === index) instalment += nudge.by;
      counted = rate;
    }
    expected = balance - (instalment - interest);
    return instalment - interest;
  };
}

/** The balance in equal parts over the rows that are left, anew after a drawdown. */
function equalShares({ rows, mode, multiple }: Plan): PrincipalRule {
  let share = 0n;
  let expected: bigint | undefined;
  return ({ index, balance }) => {
    if (balance !== expected) {
      const left = BigInt(rows - index);
      share = multiple * roundRatio({ over: balance, under: left * multiple }, mode);
    }
    expected = balance - share;
    return share;
  };
}

/** Flat interest with a multiple: the whole instalment is rounded to it, not the principal. */
function flatInstalments({ rows, mode, multiple }: Plan): PrincipalRule {
  let instalment = 0n;
  let expected: bigint | undefined;
  return ({ index, balance, interest }) => {
    if (balance !== expected) {
      const left = BigInt(rows - index);
      const over = balance + interest * left;
      instalment = multiple * roundRatio({ over, under: left * multiple }, mode);
    }
    expected = balance - (instalment - interest);
    return instalment - interest;
  };
}
