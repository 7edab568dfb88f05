import type { Day } from '#kernel';
import { longest } from '../checks/checks.js';
import { dateAfter } from '../due-dates/due-dates.js';
import { scheduleRefusals } from '../schedule.refusals.js';
import type { InterestStage, PrincipalStage, ScheduleTerms } from '../terms.js';

/** The dates of stages up to an end, which they do not reach: each goes on to the next. */
export function datesOfStages<S extends InterestStage>(
  stages: readonly S[],
  until: Day,
  rule: ScheduleTerms['dueDates'],
): readonly { readonly on: Day; readonly stage: S }[] {
  return stages.flatMap((stage, index) => {
    const next = stages[index + 1]?.from ?? until;
    const end = next < until ? next : until;
    const dates: { on: Day; stage: S }[] = [];
    for (let number = 0; ; number += 1) {
      const on = stage.period ? dateAfter(stage.from, number, stage.period, rule) : stage.from;
      if (on >= end || (number > 0 && stage.period === undefined)) return dates;
      dates.push({ on, stage });
    }
  });
}

/** What stages pay and draw on each date: principal by date, drawdowns, and the day they end on. */
export interface StagedPrincipal {
  readonly repaid: ReadonlyMap<Day, number>;
  readonly drawn: readonly { readonly on: Day; readonly minor: number }[];
  readonly maturesOn: Day;
}

/**
 * Plays the stages until maturity, or until they have repaid what was drawn. A date without a period
 * in the last stage ends them. Source: ACTUS LAX, array schedules of principal.
 */
export function stagedPrincipal(terms: ScheduleTerms): StagedPrincipal {
  const { stages = [], principal, maturesOn, dueDates } = terms;
  const repaid = new Map<Day, number>();
  const drawn: { on: Day; minor: number }[] = [];
  let balance = principal.minor;
  let last: Day = terms.startsOn;
  let count = 0;
  for (const { on, stage } of unending(stages, maturesOn ?? '9999-12-31', dueDates)) {
    if (maturesOn === undefined && balance === 0) break;
    count += 1;
    if (count > longest) throw scheduleRefusals.TermMissing({ field: 'maturesOn' });
    last = on;
    if (stage.kind === 'drawn') {
      drawn.push({ on, minor: stage.amount.minor });
      balance += stage.amount.minor;
    } else {
      const part = Math.min(stage.amount.minor, balance);
      repaid.set(on, part);
      balance -= part;
    }
  }
  return { repaid, drawn, maturesOn: maturesOn ?? last };
}

function* unending(
  stages: readonly PrincipalStage[],
  until: Day,
  rule: ScheduleTerms['dueDates'],
): Iterable<{ readonly on: Day; readonly stage: PrincipalStage }> {
  for (const [index, stage] of stages.entries()) {
    const next = stages[index + 1]?.from ?? until;
    for (let number = 0; ; number += 1) {
      const on = stage.period ? dateAfter(stage.from, number, stage.period, rule) : stage.from;
      if (on >= next || on >= until || (number > 0 && stage.period === undefined)) break;
      yield { on, stage };
    }
  }
}

/** The dates on which stages repay, and maturity. */
export function stageDates(terms: ScheduleTerms): readonly Day[] {
  const { repaid, maturesOn } = stagedPrincipal(terms);
  return [...new Set([...repaid.keys(), maturesOn])].filter((on) => on <= maturesOn).sort();
}
