import type { Contribution, View } from '#kernel';
import type { Stamp } from '../../visibility/stamp.js';
import { keyOf } from '../../visibility/stamp.js';

/** How a group of a rollup changes. */
export interface GroupChange {
  readonly rollup: string;
  readonly group: Readonly<Record<string, string>>;
  /** Whose rows it adds up; absent where the view is open. */
  readonly stamp?: Stamp | undefined;
  count: number;
  readonly sums: Record<string, number>;
}

export interface Counted extends Contribution {
  readonly rollup: string;
}

/** The groups of all rollups that a row counts in. */
export const countedIn = (view: View, row: object | undefined): readonly Counted[] =>
  row === undefined
    ? []
    : Object.entries(view.rollups).flatMap(([rollup, contributions]) =>
        contributions(row).map(({ group, sums }) => ({ rollup, group, sums })),
      );

/** What a row counts in, and who may see the row. */
interface StampedCount {
  readonly counted: readonly Counted[];
  readonly stamp: Stamp | undefined;
}

/** The totals of everything, for those who see everything. */
export const everything: Stamp = { seenBy: [keyOf.everything] };

export function count(
  totals: Map<string, GroupChange>,
  { counted, stamp }: StampedCount,
  sign: 1 | -1,
): void {
  const under = stamp === undefined ? [undefined] : [...(stamp.wall ? [] : [everything]), stamp];
  for (const { rollup, group, sums } of counted) {
    for (const seen of under) {
      const id = groupId(rollup, group, seen);
      const change = totals.get(id) ?? { rollup, group, stamp: seen, count: 0, sums: {} };
      change.count += sign;
      for (const [name, figure] of Object.entries(sums)) {
        change.sums[name] = (change.sums[name] ?? 0) + sign * figure;
      }
      totals.set(id, change);
    }
  }
}

/** Rows that the same people see add up in one total; the keys tell it from those of others. */
export const groupId = (
  rollup: string,
  group: Contribution['group'],
  stamp: Stamp | undefined,
): string =>
  [
    rollup,
    ...Object.entries(group).map(([name, value]) => `${name}=${escaped(value)}`),
    ...(stamp === undefined || stamp === everything ? [] : ['', ...stamp.seenBy.map(escaped)]),
  ].join('|');

/** No value may pass for the next part. Hardly any holds such a sign, and to replace costs more. */
const escaped = (value: string): string =>
  value.includes('|') || value.includes('\\') ? value.replace(/[|\\]/g, '\\$&') : value;
