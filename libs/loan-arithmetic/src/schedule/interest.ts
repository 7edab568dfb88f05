import type { Day, Ratio } from '#kernel';
import { addDays, minusRatio, noRatio, plusRatio, reduced } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import { elapsed } from '../daycount/elapsed.js';
import type { Period } from './due-dates/periods.js';

/** What interest runs on: outstanding principal in minor units, and the rate per year. */
export interface Standing {
  readonly balance: bigint;
  readonly rate: Ratio;
  /** What interest counts on where that is not the balance. */
  readonly base?: bigint | undefined;
}

/** Something that interest changes with, effective from its day. */
export interface Change {
  readonly on: Day;
  /** Below nothing for what is prepaid. */
  readonly drawn?: bigint;
  readonly rate?: Ratio;
  /** The instalment of the running period already reckons with the rate. */
  readonly atOnce?: boolean;
  /** Interest counts on the balance of this day from here on. */
  readonly rebases?: boolean;
  /** Prepaid without changing the plan of the rows to come… */
  readonly ahead?: bigint;
  /** …and counting for the principal of the next of them. */
  readonly credit?: bigint;
}

/** Balance × rate × part of a year, in minor units and unrounded. */
export const interestOn = ({ balance, base = balance, rate }: Standing, part: Ratio): Ratio => ({
  over: base * rate.over * part.over,
  under: rate.under * part.under,
});

export function changed(standing: Standing, change: Change): Standing {
  const { drawn = 0n, rebases = false } = change;
  const balance = standing.balance + drawn;
  const rate = change.rate ?? standing.rate;
  if (standing.base === undefined) return { balance, rate };
  const added = drawn > 0n ? drawn : 0n;
  return { balance, rate, base: rebases ? balance : standing.base + added };
}

/** What has accrued in a period, and how things stand then. */
export interface Accrued {
  readonly accrued: Ratio;
  readonly closing: Standing;
}

/** Interest of a period up to a day, split at every change inside it. */
export function interestOf(
  period: Period,
  opening: Standing,
  inside: readonly Change[],
  dayCount: DayCount,
  until: Day = period.to,
): Accrued {
  if (inside.length === 0 && until === period.to) {
    return { accrued: interestOn(opening, period.yearFraction), closing: opening };
  }
  const whole = period.within ?? period;
  let closing = opening;
  let accrued = noRatio;
  let from = period.from;
  let run = elapsed(dayCount, whole, from);
  const days = inside.map(({ on }) => on).filter((on) => on < until);
  for (const to of [...days, until]) {
    const reached = elapsed(dayCount, whole, to);
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
    // A first instalment in advance ends a period of no days, which has its drawdown all the same.
    const end = from === to ? addDays(to, 1) : to;
    while ((changes[next]?.on ?? end) < end) next += 1;
    if (next === first) return unchanged;
    const mine = changes.slice(first, next);
    const before = mine.filter(({ on }) => on <= from);
    return { before, inside: mine.slice(before.length) };
  });
}
