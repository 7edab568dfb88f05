import type { Day } from '#kernel';
import { isNonPerforming } from '#lending';
import { addMonths } from '#kernel';
import type { Claim } from './claim.js';
import { daysLate } from './claim.js';
import type { ObservationRestart } from './classification.codes.js';
import type { ClassPeriods } from './classification.rules.js';

/** The observation period (重组观察期) of a restructured claim that runs on a day. */
export interface Observation {
  readonly from: Day;
  /** The first day on which it can be over; absent while too few repayment dates are agreed. */
  readonly until?: Day;
  /** Restructured again while it ran. */
  readonly again: boolean;
  readonly restarts: readonly { readonly on: Day; readonly reason: ObservationRestart }[];
}

/**
 * The observation period on a day, or nothing when none runs. It begins with the first repayment
 * date after the change, lasts at least two repayment periods and a year, and begins again with a
 * missed payment, with becoming non-performing, with another restructuring, and at its end while
 * the debtor's difficulty is not resolved. Source: 2023 Measures, chapter 3.
 */
export function observationOn(
  claim: Claim,
  day: Day,
  periods: ClassPeriods,
): Observation | undefined {
  const changes = (claim.restructurings ?? [])
    .filter(({ on }) => on <= day)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  let observation: Observation | undefined;
  for (const [index, { on, firstRepaymentOn: from }] of changes.entries()) {
    const running = runTo(claim, observation, on, periods);
    const again = running !== undefined;
    const before = running?.restarts ?? [];
    observation = {
      from,
      again,
      restarts: again ? [...before, { on, reason: 'restructuredAgain' }] : before,
    };
    for (const restart of restartsOf(claim, on, changes[index + 1]?.on ?? day)) {
      observation = runTo(claim, observation, restart.on, periods);
      if (observation === undefined) break;
      const restarts: Observation['restarts'] = [...observation.restarts, restart];
      observation = { ...observation, from: restart.on, restarts };
    }
  }
  return runTo(claim, observation, day, periods);
}

/** The observation as it stands on a day: over, begun again at its end, or running. */
function runTo(
  claim: Claim,
  observation: Observation | undefined,
  day: Day,
  periods: ClassPeriods,
): Observation | undefined {
  if (observation === undefined) return undefined;
  const until = endOf(claim, observation.from, periods);
  if (until === undefined) return observation;
  if (day < until) return { ...observation, until };
  const { difficultyResolvedOn } = claim;
  if (difficultyResolvedOn !== undefined && difficultyResolvedOn <= until) return undefined;
  const restarts = [
    ...observation.restarts,
    { on: until, reason: 'difficultyUnresolved' } as const,
  ];
  return runTo(claim, { ...observation, from: until, restarts }, day, periods);
}

/** The later of a year and of two repayment periods after the start. */
function endOf(
  { items }: Claim,
  from: Day,
  { observationMonths, observationPeriods }: ClassPeriods,
): Day | undefined {
  const dueDates = [...new Set(items.map(({ dueOn }) => dueOn))].filter((dueOn) => dueOn > from);
  const lastPeriodEnds = dueDates.sort()[observationPeriods - 1];
  if (lastPeriodEnds === undefined) return undefined;
  const monthsEnd = addMonths(from, observationMonths);
  return lastPeriodEnds > monthsEnd ? lastPeriodEnds : monthsEnd;
}

/** Missed payments and falls into non-performing after a change, by day. */
function restartsOf(claim: Claim, after: Day, day: Day): Observation['restarts'] {
  const missed = claim.items
    .filter((item) => item.dueOn >= after && item.dueOn < day && daysLate(claim, item, day) > 0)
    .map(({ dueOn }) => ({ on: dueOn, reason: 'missedPayment' }) as const);
  const decisions = [...(claim.decisions ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1));
  const fell = decisions
    .filter(
      ({ on, own }, index) =>
        on >= after &&
        on < day &&
        isNonPerforming(own) &&
        !isNonPerforming(decisions[index - 1]?.own ?? 'normal'),
    )
    .map(({ on }) => ({ on, reason: 'becameNonPerforming' }) as const);
  const byDay = new Map<Day, Observation['restarts'][number]>();
  for (const restart of [...missed, ...fell]) byDay.set(restart.on, restart);
  return [...byDay.values()].sort((a, b) => (a.on < b.on ? -1 : 1));
}
