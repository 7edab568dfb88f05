import type { Decimal, Figure, Level } from '#kernel';
import { levels } from '#kernel';
import type { Bounds, Thresholds } from './rule.js';

/** A level as a number: 0 for none, then 1 yellow, 2 orange, 3 red. Also the points it counts. */
export type Points = 0 | 1 | 2 | 3;

export const pointsOf = (level: Level | undefined): Points =>
  level === undefined ? 0 : level === 'yellow' ? 1 : level === 'orange' ? 2 : 3;

export const levelOfPoints = (points: Points): Level | undefined =>
  points === 0 ? undefined : levels[points - 1];

/** Bounds as doubles, harmless side first: above zero is beyond the threshold. */
export interface CompiledBounds {
  readonly sign: 1 | -1;
  /** Yellow, orange, red; NaN where the rule knows no such threshold. */
  readonly enters: Float64Array;
  readonly leaves: Float64Array;
  readonly bounds: Bounds;
}

const asDoubles = (thresholds: Thresholds = {}): Float64Array =>
  Float64Array.from(levels, (level) => Number(thresholds[level] ?? Number.NaN));

export const compiled = (bounds: Bounds): CompiledBounds => ({
  sign: bounds.when === 'rising' ? 1 : -1,
  enters: asDoubles(bounds.enters),
  leaves: asDoubles(bounds.leaves),
  bounds,
});

/** Nothing to observe, as a value of a figure: it enters no level and leaves every one. */
export const nothingToObserve = Number.NEGATIVE_INFINITY;

/** How near to a threshold doubles are not trusted, relative to the threshold. */
const nearness = 1e-9;

/** The figure exactly; asked only where the double is too near to a threshold. */
export type Exactly = () => Decimal | undefined;

/** Below this, a double that equals a threshold is equal to it at the 12 places of a figure. */
const sureOfEquals = 1_000;

/** How a figure stands to a threshold: below 0 on the harmless side, 0 at it, above beyond it. */
function beyond(
  rule: CompiledBounds,
  value: number,
  threshold: number,
  exactly: () => number,
): number {
  const difference = rule.sign * (value - threshold);
  const size = Math.abs(threshold);
  if (difference === 0 && size < sureOfEquals) return 0;
  return Math.abs(difference) > nearness * Math.max(1, size) ? difference : exactly();
}

/**
 * The points a figure calls for, given those that stand (hysteresis). Reckons with doubles and
 * settles by decimals what lies within 1e-9 of a threshold. An unknown figure leaves what stands.
 */
export function pointsAt(
  rule: CompiledBounds,
  value: number,
  standing: Points,
  exactly: Exactly,
): Points {
  if (Number.isNaN(value)) return standing;
  if (value === nothingToObserve) return 0;
  for (const points of [3, 2, 1] as const) {
    const enter = rule.enters[points - 1] ?? Number.NaN;
    if (Number.isNaN(enter)) continue;
    if (beyond(rule, value, enter, settled(rule, 'enters', points, exactly)) >= 0) return points;
    const leave = rule.leaves[points - 1] ?? Number.NaN;
    if (points > standing || Number.isNaN(leave)) continue;
    if (beyond(rule, value, leave, settled(rule, 'leaves', points, exactly)) > 0) return points;
  }
  return 0;
}

const settled =
  (rule: CompiledBounds, side: 'enters' | 'leaves', points: Points, exactly: Exactly) =>
  (): number => {
    const threshold: Figure | undefined = rule.bounds[side]?.[levelOfPoints(points) ?? 'yellow'];
    const figure = exactly();
    if (threshold === undefined || figure === undefined) return -1;
    return rule.sign * figure.cmp(threshold);
  };
