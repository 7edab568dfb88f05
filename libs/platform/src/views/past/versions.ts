import type { View } from '#kernel';
import type { StoredRow, Test } from '../../stores/tables.js';
import { clientPath } from '../../visibility/stamp.js';
import type { Axis } from './axis.js';
import { byDay, byPosition } from './axis.js';
import type { HeldRow } from '../folding/fold.js';
import { storedStamp } from '../folding/fold.js';
import { listIndexes } from '../running/scope-indexes.js';

/** Whether the rows of a view change, so that what they were must be kept to be known. */
export const keepsVersions = ({ past }: View): boolean => past === 'versions';

/** The ways in which a view keeps its past. */
export const axesOf = (view: View): readonly Axis[] => [
  ...(keepsVersions(view) ? [byPosition] : []),
  ...(view.keepsDays ? [byDay] : []),
];

/**
 * A row as it stood from one position or day until just before another, under the id of the row and
 * the second.
 */
export function versionOf(axis: Axis, key: string, held: HeldRow, until: number): StoredRow {
  const { row, position, day = 0, stamp } = held;
  const isDay = axis === byDay;
  return {
    ...row,
    _id: versionId(key, until),
    _key: key,
    _position: position,
    ...(isDay && { _day: day }),
    _until: until,
    _node: nodeOf(axis, isDay ? day : position, until),
    ...storedStamp(stamp),
  };
}

/** The versions of a row lie together, in their order. */
export const versionId = (key: string, until: number): string => `${key}\u0001${padded(until)}`;

export const padded = (position: number): string => String(Math.max(position, 0)).padStart(15, '0');

/** The row that a version shows, under its own id. */
export function asRow(version: StoredRow): StoredRow {
  const { _key, _until, _node, ...row } = version;
  return { ...row, _id: String(_key) };
}

/**
 * Where a version stands in a tree over all positions or days: the one multiple of the highest
 * power of two that lies within its span. Whoever asks for a position finds every span that covers
 * it at one node for each power, however long the log is (Kriegel, Pötke, Seidl 2000: the relational
 * interval tree). An index from the node on gives the versions of one node in the order of a list.
 */
export function nodeOf({ leaf, root }: Axis, from: number, until: number): number {
  for (let size = root; size >= leaf; size /= 2) {
    const multiple = Math.floor((until - 1) / size) * size;
    if (multiple >= from) return multiple;
  }
  return leafOf(from, leaf);
}

const leafOf = (place: number, leaf: number): number => Math.floor(place / leaf) * leaf + 1;

/** The nodes at which spans may stand that cover a place, where none goes beyond `head`. */
export function nodesAt({ leaf, root }: Axis, place: number, head: number): readonly number[] {
  const nodes = [0, leafOf(place, leaf)];
  for (let size = leaf; size < root; size *= 2) {
    const node = Math.floor(place / (2 * size)) * 2 * size + size;
    if (node <= head) nodes.push(node);
  }
  return nodes;
}

/** The tests of the versions at a node that stood at a place. */
export const stoodAt = ({ from }: Axis, node: number, place: number): readonly Test[] => [
  { field: '_node', is: 'eq', value: node },
  { field: from, is: 'lte', value: place },
  { field: '_until', is: 'gt', value: place },
];

type Index = Readonly<Record<string, 1 | -1>>;

/** The indexes by which rows are found that have stood since a position or day, where these are few. */
export const pastIndexes = (view: View): readonly Index[] =>
  axesOf(view).map(({ from }) => ({ [from]: 1 }));

/**
 * The indexes of versions: those of the rows within each node, the one by which somebody sees theirs,
 * and the one by which a client that changes hands takes its past along. A row leaves a version for
 * each day, in bulk too, so days are indexed by the orders of long lists only.
 */
export function versionIndexes(view: View, axis: Axis): readonly Index[] {
  const client = clientPath(view);
  const lists = axis === byDay ? orderIndexes(view) : listIndexes(view);
  return [
    { _node: 1, _key: 1 },
    ...(axis === byDay ? [] : [{ _until: 1 } as const]),
    ...lists.map((index) => ({
      _node: 1 as const,
      ...index,
      _key: Object.values(index).at(-1) ?? 1,
    })),
    ...(view.scope === 'open' ? [] : [{ _seenBy: 1, _node: 1 } as const]),
    ...(client === undefined ? [] : [{ [client]: 1 } as const]),
  ];
}

const orderIndexes = ({ indexes, orders }: View): readonly Index[] =>
  indexes.filter((index) => orders.some((field) => Object.keys(index).join() === field));
