import { Decimal } from '#kernel';

/** How some whole numbers are spread. */
export interface Distribution {
  readonly count: number;
  /** Rounded to three places. */
  readonly mean: string;
  readonly median: string;
  /** The value below which nineteen of twenty lie, between neighbours in proportion. */
  readonly p95: string;
  readonly max: number;
  /** How many are below nothing. */
  readonly negative: number;
}

/** The spread of values, each with how often it occurs; undefined where there are none. */
export function distributionOf(
  counts: readonly (readonly [value: number, count: number])[],
): Distribution | undefined {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, times]) => sum + times, 0);
  const last = sorted.at(-1);
  if (last === undefined || count === 0) return undefined;
  const valueAt = (index: number): number => {
    let before = 0;
    for (const [value, times] of sorted) {
      before += times;
      if (index < before) return value;
    }
    return last[0];
  };
  const quantile = (share: string): string => {
    const place = new Decimal(share).times(count - 1);
    const below = place.floor().toNumber();
    const [low, high] = [valueAt(below), valueAt(Math.min(below + 1, count - 1))];
    return place
      .minus(below)
      .times(high - low)
      .plus(low)
      .toString();
  };
  const sum = sorted.reduce((total, [value, times]) => total + value * times, 0);
  return {
    count,
    mean: new Decimal(sum).div(count).toDecimalPlaces(3).toString(),
    median: quantile('0.5'),
    p95: quantile('0.95'),
    max: last[0],
    negative: sorted.reduce((found, [value, times]) => found + (value < 0 ? times : 0), 0),
  };
}
