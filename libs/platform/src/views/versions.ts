import type { View } from '#kernel';
import type { StoredRow, Test } from '../stores/tables.js';
import { clientPath } from '../visibility/stamp.js';
import type { HeldRow } from './fold.js';
import { storedStamp } from './fold.js';

/** Whether the rows of a view change, so that what they were must be kept to be known. */
export const keepsVersions = ({ past }: View): boolean => past === 'versions';

/**
 * A row as it stood from one position of the log until just before another, under the id of the row
 * and the second position.
 */
export const versionOf = (
  key: string,
  { row, position, stamp }: HeldRow,
  until: number,
): StoredRow => ({
  ...row,
  _id: versionId(key, until),
  _key: key,
  _position: position,
  _until: until,
  _node: nodeOf(position, until),
  ...storedStamp(stamp),
});

/** The versions of a row lie together, in their order. */
export const versionId = (key: string, until: number): string => `${key}\u0001${padded(until)}`;

export const padded = (position: number): string => String(Math.max(position, 0)).padStart(15, '0');

/** The row that a version shows, under its own id. */
export function asRow(version: StoredRow): StoredRow {
  const { _key, _until, _node, ...row } = version;
  return { ...row, _id: String(_key) };
}

/** Spans shorter than this, in positions, are told apart by looking at them. */
const leaf = 2 ** 12;
/** Beyond every position of a log. */
const root = 2 ** 45;

/**
 * Where a version stands in a tree over the positions of the log: the one multiple of the highest
 * power of two that lies within its span. Whoever asks for a position finds every span that covers
 * it at one node for each power, however long the log is (Kriegel, Pötke, Seidl 2000: the relational
 * interval tree). An index from the node on gives the versions of one node in the order of a list.
 */
export function nodeOf(from: number, until: number): number {
  for (let size = root; size >= leaf; size /= 2) {
    const multiple = Math.floor((until - 1) / size) * size;
    if (multiple >= from) return multiple;
  }
  return leafOf(from);
}

const leafOf = (position: number): number => Math.floor(position / leaf) * leaf + 1;

/** The nodes at which spans may stand that cover a position of a log that ends at `head`. */
export function nodesAt(position: number, head: number): readonly number[] {
  const nodes = [0, leafOf(position)];
  for (let size = leaf; size < root; size *= 2) {
    const node = Math.floor(position / (2 * size)) * 2 * size + size;
    if (node <= head) nodes.push(node);
  }
  return nodes;
}

/** The tests of the versions at a node that stood at a position. */
export const stoodAt = (node: number, position: number): readonly Test[] => [
  { field: '_node', is: 'eq', value: node },
  { field: '_position', is: 'lte', value: position },
  { field: '_until', is: 'gt', value: position },
];

type Index = Readonly<Record<string, 1 | -1>>;

/** The index by which rows that have stood since a position are found, where these are few. */
export const pastIndexes = (view: View): readonly Index[] =>
  keepsVersions(view) ? [{ _position: 1 }] : [];

/**
 * The indexes of versions: those of the rows within each node, the one by which somebody sees theirs,
 * and the one by which a client that changes hands takes its past along.
 */
export function versionIndexes(view: View): readonly Index[] {
  if (!keepsVersions(view)) return [];
  const client = clientPath(view);
  return [
    { _node: 1, _key: 1 },
    { _until: 1 },
    ...view.indexes.map((index) => ({
      _node: 1 as const,
      ...index,
      _key: Object.values(index).at(-1) ?? 1,
    })),
    ...(client === undefined ? [] : [{ _seenBy: 1, _node: 1 } as const, { [client]: 1 } as const]),
  ];
}
