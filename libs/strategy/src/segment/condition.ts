import type { Figure, Money } from '#kernel';
import { Decimal } from '#kernel';
import type { SegmentFigures } from './segment-figures.js';

type Keys<V> = {
  [K in keyof SegmentFigures]-?: NonNullable<SegmentFigures[K]> extends V ? K : never;
}[keyof SegmentFigures];

/** What is asked of one figure. */
export type Condition =
  | { readonly figure: Keys<Figure>; readonly atLeast: Figure }
  | { readonly figure: Keys<Figure>; readonly atMost: Figure }
  | { readonly figure: Keys<Figure>; readonly oneOf: readonly string[] }
  | { readonly figure: Keys<readonly string[]>; readonly anyOf: readonly string[] }
  | { readonly figure: Keys<boolean>; readonly is: boolean }
  /** The amount in any one currency reaches that of the same currency. */
  | { readonly figure: Keys<readonly Money[]>; readonly reaches: readonly Money[] };

/** Whether a condition holds. A figure that is not known meets none. */
export function holds(condition: Condition, figures: SegmentFigures): boolean {
  if ('is' in condition) return figures[condition.figure] === condition.is;
  if ('reaches' in condition) {
    return figures[condition.figure].some(({ minor, currency }) =>
      condition.reaches.some((bar) => bar.currency === currency && minor >= bar.minor),
    );
  }
  if ('anyOf' in condition) {
    return figures[condition.figure].some((each) => condition.anyOf.includes(each));
  }
  const figure = figures[condition.figure];
  if (figure === undefined) return false;
  if ('oneOf' in condition) return condition.oneOf.includes(String(figure));
  return 'atLeast' in condition
    ? new Decimal(figure).gte(condition.atLeast)
    : new Decimal(figure).lte(condition.atMost);
}

export const meets = (all: readonly Condition[], figures: SegmentFigures): boolean =>
  all.every((condition) => holds(condition, figures));

/** The figures that some conditions look at. */
export const figuresIn = (
  all: readonly Condition[],
  figures: SegmentFigures,
): Partial<SegmentFigures> =>
  Object.fromEntries(all.map(({ figure }) => [figure, figures[figure]]));
