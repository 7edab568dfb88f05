import type { Ratio, RoundingMode } from '#kernel';
import { compareRatios, noRatio, plusRatio, ratioOf, roundRatio, timesRatio } from '#kernel';
import { equalInstalment, factorsOf } from './instalment.js';
import type { DayAmount } from '../rows.js';
import type { Period } from '../due-dates/periods.js';
import { stagedPrincipal } from './stages.js';
import type { ScheduleTerms } from '../terms.js';

/** What a rule knows when it says how much principal a row repays. Amounts in minor units. */
export interface Step {
  /** Among the rows of principal, from 0. */
  readonly index: number;
  /** Among all rows, from 0. */
  readonly row: number;
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
  readonly periods: readonly Period[];
  /** Of a balloon: the periods of the longer loan. */
  readonly longer?: readonly Period[];
  readonly rows: number;
  /** The rows of them on which principal falls due. */
  readonly principalRows: number;
  /** What is drawn, day by day. */
  readonly drawn: readonly DayAmount[];
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
    case 'balloon':
      return equalInstalments(plan);
    case 'equalPrincipal':
      return terms.principalAmount === undefined
        ? equalShares(plan)
        : amounts(terms.principalAmount.minor);
    case 'flat':
      return plan.multiple === 1n ? equalShares(plan) : flatInstalments(plan);
    case 'interestOnly':
    case 'bullet':
      return () => 0n;
    case 'stepped':
      return inProportion(
        plan,
        (terms.percentages ?? []).map((text) => ratioOf(text)),
      );
    case 'custom': {
      const { agreedRows, stages } = terms;
      if (stages !== undefined) {
        const { repaid } = stagedPrincipal(terms);
        const dates = [...repaid.keys()].sort();
        return ({ index }) => BigInt(repaid.get(dates[index] ?? '') ?? 0);
      }
      return inProportion(
        plan,
        (agreedRows ?? []).map(({ principal: { minor } }) => ({ over: BigInt(minor), under: 1n })),
      );
    }
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

const amounts =
  (minor: number): PrincipalRule =>
  () =>
    BigInt(minor);

/**
 * The instalment stands until balance or rate are no longer what it was computed on: after a
 * drawdown from the row of its period, after a rate change from the first period that begins
 * with the new rate. A given instalment stands until a rate change says otherwise.
 */
function equalInstalments(plan: Plan): PrincipalRule {
  const { terms, mode, multiple, nudge } = plan;
  const { instalmentAmount, rateChanges = [] } = terms;
  const given = instalmentAmount === undefined ? undefined : BigInt(instalmentAmount.minor);
  const follows = rateChanges.some(({ instalment: then }) => then !== undefined);
  if (given !== undefined && !follows) return ({ interest }) => given - interest;

  const left = BigInt(terms.balloon?.amount?.minor ?? 0);
  const parts = partsOfRows(plan);
  let instalment = given ?? 0n;
  let factors: ReturnType<typeof factorsOf> | undefined;
  let expected: bigint | undefined;
  let counted = given === undefined ? undefined : ratioOf(terms.annualRate, 'annualRate');
  return ({ index, balance, interest, reckoned, rate }) => {
    const known = counted && (rate === counted || compareRatios(rate, counted) === 0);
    const stands = given === undefined ? balance === expected && known : known !== false;
    if (!stands) {
      const grown = { over: balance * reckoned.under + reckoned.over, under: reckoned.under };
      // The same rate has the same factors; those of the rows before are not asked for again.
      if (factors === undefined || known !== true) factors = factorsOf(rate, parts, index + 1);
      const later = parts.slice(index + 1);
      const annuity = { grown, rate, parts: later, left, multiple, mode };
      instalment = equalInstalment(annuity, factors[index + 1]);
      if (nudge?.index === index) instalment += nudge.by;
    }
    counted = rate;
    expected = balance - (instalment - interest);
    return instalment - interest;
  };
}

/** The part of a year of each row of principal, free ones left out. */
function partsOfRows({ terms, periods: own, longer: periods = own }: Plan): readonly Ratio[] {
  const free = terms.grace?.interestFree ?? 0;
  const parts: Ratio[] = [];
  let run = noRatio;
  periods.forEach(({ yearFraction, principal }, index) => {
    if (index >= free) run = run === noRatio ? yearFraction : plusRatio(run, yearFraction);
    if (!principal) return;
    parts.push(run);
    run = noRatio;
  });
  return parts;
}

/** The balance in equal parts over the rows that are left, anew after a drawdown. */
function equalShares({ principalRows: rows, mode, multiple }: Plan): PrincipalRule {
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

/**
 * What is drawn at first in the proportions of all rows, and each later drawdown in those of the
 * rows after it: what has fallen due before stays as it was.
 */
function inProportion({ periods, drawn, mode }: Plan, parts: readonly Ratio[]): PrincipalRule {
  const from = (index: number) => parts.slice(index).reduce(plusRatio, noRatio);
  let whole = noRatio;
  let next = 0;
  return ({ index, row }) => {
    let more = 0n;
    const first = next === 0;
    for (; (drawn[next]?.on ?? '9999-12-31') < (periods[row]?.to ?? ''); next += 1) {
      more += drawn[next]?.minor ?? 0n;
    }
    const left = more === 0n ? noRatio : from(first ? 0 : index);
    if (left.over > 0n) {
      whole = plusRatio(whole, { over: more * left.under, under: left.over });
    }
    return roundRatio(timesRatio(whole, parts[index] ?? noRatio), mode);
  };
}

/** Flat interest with a multiple: the whole instalment is rounded to it, not the principal. */
function flatInstalments({ principalRows: rows, mode, multiple }: Plan): PrincipalRule {
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
