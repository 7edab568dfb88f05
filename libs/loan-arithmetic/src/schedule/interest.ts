import type { Day, Ratio } from '#kernel';
import { minusRatio, noRatio, plusRatio, reduced } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';
import type { Period } from './periods.js';

/** What interest runs on: outstanding principal in minor units, and the rate per year. */
export interface Standing {
  readonly balance: bigint;
  readonly rate: Ratio;
}

/** Something that interest changes with, effective from its day. */
export interface Change {
  readonly on: Day;
  /** Below nothing for what is prepaid. */
  readonly drawn?: bigint;
  readonly rate?: Ratio;
  /** The instalment of the running period already reckons with the rate. */
  readonly atOnce?: boolean;
  /** Prepaid without changing the plan of the rows to come… */
  readonly ahead?: bigint;
  /** …and counting for the principal of the next of them. */
  readonly credit?: bigint;
}

/** Balance × rate × part of a year, in minor units and unrounded. */
export const interestOn = ({ balance, rate }: Standing, part: Ratio): Ratio => ({
  over: balance * rate.over * part.over,
  under: rate.under * part.under,
});

export const changed = ({ balance, rate }: Standing, change: Change): Standing => ({
  balance: balance + (change.drawn ?? 0n),
  rate: change.rate ?? rate,
});

/**
 * Interest of a period up to a day, its end unless said, split at every change inside it; and how
 * things stand then.
 */
export function interestOf(
  period: Period,
  opening: Standing,
  inside: readonly Change[],
  dayCount: DayCount,
  until: Day = period.to,
): { readonly accrued: Ratio; readonly closing: Standing } {
  if (inside.length === 0 && until === period.to) {
    return { accrued: interestOn(opening, period.yearFraction), closing: opening };
  }
  let closing = opening;
  let accrued = noRatio;
  let from = period.from;
  let run = noRatio;
  const days = inside.map(({ on }) => on).filter((on) => on < until);
  for (const to of [...days, until]) {
    const reached = elapsed(dayCount, period, to);
    accrued = plusRatio(accrued, interestOn(closing, minusRatio(reached, run)));
    closing = inside.filter(({ on }) => from < on && on <= to).reduce(changed, closing);
    from = to;
    run = reached;
  }
  return { accrued: reduced(accrued), closing };
}

/** The changes up to the first day of a period, and those inside it. */
export interface PeriodChanges {
  readonly before: readonly Change[];
  readonly inside: readonly Change[];
}

export const unchanged: PeriodChanges = { before: [], inside: [] };

/** The changes of each period; they are in order of their days. */
export function changesOfPeriods(
  periods: readonly Period[],
  changes: readonly Change[],
): readonly PeriodChanges[] {
  let next = 0;
  return periods.map(({ from, to }) => {
    const first = next;
    while ((changes[next]?.on ?? to) < to) next += 1;
    if (next === first) return unchanged;
    const mine = changes.slice(first, next);
    const before = mine.filter(({ on }) => on <= from);
    return { before, inside: mine.slice(before.length) };
  });
}
