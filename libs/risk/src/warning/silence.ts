import type { Day, Figure, Level } from '#kernel';
import { addDays, Decimal, inForce } from '#kernel';
import { silenceRules } from './silence.rules.js';

/** A false alarm that still stands, and keeps silent. */
export interface Silence {
  readonly until: Day;
  /** The figure at the verdict; absent where the warning was raised by hand. */
  readonly observed?: Figure;
}

/** What ends a silence. */
export type SilenceEnd = 'expired' | 'worsened' | 'graver';

const ruleFor = (level: Level, day: Day) =>
  inForce(silenceRules, day).find((rule) => rule.level === level);

/** Until when a false alarm of a level keeps silent. */
export const silentUntil = (level: Level, day: Day): Day =>
  addDays(day, ruleFor(level, day)?.days ?? 0);

/** Why a silence has ended at the same level; undefined while it lasts. */
export function endOfSilence(
  { until, observed: then }: Silence,
  {
    day,
    level,
    observed,
    threshold,
    when,
  }: {
    readonly day: Day;
    readonly level: Level;
    readonly observed: Figure | null | undefined;
    readonly threshold: Figure | undefined;
    readonly when: 'rising' | 'falling';
  },
): SilenceEnd | undefined {
  if (day > until) return 'expired';
  if (then === undefined || observed === undefined || observed === null) return undefined;
  if (threshold === undefined) return undefined;
  const share = ruleFor(level, day)?.worseningShare ?? 0;
  const step = new Decimal(threshold).abs().times(share);
  const worse = new Decimal(observed).minus(then).times(when === 'rising' ? 1 : -1);
  return worse.gt(0) && worse.gte(step) ? 'worsened' : undefined;
}
