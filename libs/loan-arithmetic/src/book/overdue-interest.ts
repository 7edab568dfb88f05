import type { Day, DecimalText, Ratio } from '#kernel';
import {
  compareRatios,
  minusRatio,
  noRatio,
  oneRatio,
  plusRatio,
  ratioOf,
  timesRatio,
} from '#kernel';
import { reduced } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';

/** What overdue principal and unpaid interest bear. */
export interface OverdueTerms {
  /** Share of the contract rate that is added on what is overdue (罚息上浮), such as `"0.50"`. */
  readonly markup: DecimalText;
  /** By it the days are counted; that of the schedule where absent. */
  readonly dayCount?: DayCount;
  /** Unpaid interest bears compound interest (复利): at the penalty rate where absent. */
  readonly compound?: 'none' | 'penaltyRate' | 'contractRateUntilMaturity';
}

/** Rates and markups over time, each from its day on; the first from the beginning. */
export interface OverdueRates {
  readonly terms: OverdueTerms;
  readonly dayCount: DayCount;
  readonly contractRates: readonly { readonly from: Day; readonly rate: Ratio }[];
  readonly misuse: readonly { readonly from: Day; readonly markup: Ratio }[];
  readonly maturesOn: Day;
}

/** An amount that is overdue, and what was taken off it when. Minor units. */
export interface Overdue {
  readonly component: 'principal' | 'interest';
  readonly dueOn: Day;
  readonly minor: number;
  readonly movements: readonly { readonly on: Day; readonly amount: { readonly minor: number } }[];
}

/** What has run up to a day, in minor units and unrounded, and the part of a year that was. */
export interface OverdueRun {
  readonly upTo: Day;
  readonly elapsed: Ratio;
  readonly total: Ratio;
}

/**
 * Penalty interest 罚息 on overdue principal and compound interest 复利 on unpaid interest, from the
 * due day up to a day that does not count itself: `unpaid × r × (1+u) × part of a year`, in minor
 * units and unrounded. Of overdue and misuse the heavier markup alone counts. Penalty bears no
 * penalty. It may go on from what had run up to an earlier day. Source: 银发〔2003〕251号 三.
 */
export function overdueInterest(
  overdue: Overdue,
  rates: OverdueRates,
  to: Day,
  { upTo, elapsed: before, total }: OverdueRun = nothingSince(overdue.dueOn),
): OverdueRun {
  const { component, dueOn, minor, movements } = overdue;
  const { terms, dayCount, contractRates, misuse, maturesOn } = rates;
  if (component === 'interest' && terms.compound === 'none') return nothingSince(to);
  const turns = new Set([to]);
  for (const { on } of movements) turns.add(on);
  if (component === 'interest') turns.add(maturesOn);
  for (const { from } of contractRates) turns.add(from);
  for (const { from } of misuse) turns.add(from);
  let from = upTo;
  let run = before;
  let charged = total;
  for (const day of [...turns].filter((turn) => turn > upTo && turn <= to).sort()) {
    const reached = elapsed(dayCount, { from: dueOn }, day);
    const paid = paidBy(movements, from);
    if (minor > paid) {
      const owed = { over: BigInt(minor - paid), under: 1n };
      const part = timesRatio(rateOn(component, rates, from), minusRatio(reached, run));
      charged = plusRatio(charged, timesRatio(owed, part));
    }
    from = day;
    run = reached;
  }
  return { upTo: from, elapsed: run, total: reduced(charged) };
}

const nothingSince = (upTo: Day): OverdueRun => ({ upTo, elapsed: noRatio, total: noRatio });

const paidBy = (movements: Overdue['movements'], day: Day): number =>
  movements.reduce((sum, { on, amount }) => (on <= day ? sum + amount.minor : sum), 0);

/** The rate of a day per year. */
function rateOn(component: Overdue['component'], rates: OverdueRates, on: Day): Ratio {
  const { terms, contractRates, misuse, maturesOn } = rates;
  const contract = contractRates.findLast(({ from }) => from <= on)?.rate ?? noRatio;
  const plain = component === 'interest' && terms.compound === 'contractRateUntilMaturity';
  if (plain && on < maturesOn) return contract;
  const overdue = ratioOf(terms.markup, 'overdue.markup');
  const misused = misuse.findLast(({ from }) => from <= on)?.markup ?? overdue;
  const heavier = compareRatios(misused, overdue) > 0 ? misused : overdue;
  return timesRatio(contract, plusRatio(oneRatio, heavier));
}
