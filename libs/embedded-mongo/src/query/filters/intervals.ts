import { complement } from '../../bson/number-key.js';
import { AFTER } from '../../storage/keys.js';

/** A place between keys: just before all keys that begin with `key`, or just after them. */
export interface Edge {
  readonly key: string;
  readonly after: boolean;
}

/** The keys between two edges. A point holds one value: its key is complete. */
export interface Interval {
  readonly from: Edge;
  readonly to: Edge;
  readonly isPoint: boolean;
}

/** Disjoint and in ascending order. */
export type Intervals = readonly Interval[];

export const before = (key: string): Edge => ({ key, after: false });
export const after = (key: string): Edge => ({ key, after: true });

export const point = (key: string): Interval => ({
  from: before(key),
  to: after(key),
  isPoint: true,
});

export const between = (from: Edge, to: Edge): Interval => ({ from, to, isPoint: false });

/** An edge as a string in the order of the keys. */
export const position = ({ key, after }: Edge): string => (after ? key + AFTER : key);

const byStart = (a: Interval, b: Interval): number => {
  const [x, y] = [position(a.from), position(b.from)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Sorts and joins what overlaps or touches. */
export function union(all: readonly Interval[]): Intervals {
  const joined: Interval[] = [];
  for (const next of [...all].sort(byStart)) {
    const last = joined.at(-1);
    if (!last || position(next.from) > position(last.to)) {
      joined.push(next);
    } else if (position(next.to) > position(last.to)) {
      joined[joined.length - 1] = between(last.from, next.to);
    }
  }
  return joined;
}

export function intersection(a: Intervals, b: Intervals): Intervals {
  const common: Interval[] = [];
  for (let i = 0, j = 0; ;) {
    const [x, y] = [a[i], b[j]];
    if (!x || !y) return common;
    const from = position(x.from) > position(y.from) ? x.from : y.from;
    const to = position(x.to) < position(y.to) ? x.to : y.to;
    if (position(from) < position(to)) common.push({ from, to, isPoint: x.isPoint || y.isPoint });
    if (position(x.to) < position(y.to)) i++;
    else j++;
  }
}

/** Whether all of `inner` lies within `outer`. */
export function isWithin(inner: Intervals, outer: Intervals): boolean {
  const common = intersection(inner, outer);
  return (
    common.length === inner.length &&
    common.every((interval, at) => {
      const whole = inner[at];
      return (
        whole !== undefined &&
        position(interval.from) === position(whole.from) &&
        position(interval.to) === position(whole.to)
      );
    })
  );
}

/** The same values in the keys of a descending component. */
export const descending = (intervals: Intervals): Intervals =>
  intervals
    .map(({ from, to, isPoint }) => ({
      from: { key: complement(to.key), after: !to.after },
      to: { key: complement(from.key), after: !from.after },
      isPoint,
    }))
    .reverse();
