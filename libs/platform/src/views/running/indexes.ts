import type { View } from '#kernel';
import type { Tables } from '../../stores/tables.js';
import type { Build } from './lane-context.js';
import { listIndexes, scopeIndexes, totalsIndex } from './scope-indexes.js';
import { axesOf, pastIndexes, versionIndexes } from '../past/versions.js';
import { pastTotalsOf, totalsOf } from './view-tables.js';

const hasTotals = ({ rollups }: View): boolean => Object.keys(rollups).length > 0;

/** The tables of a build: its rows, and what its view keeps beside them. */
export const tablesOf = ({ view, id }: Pick<Build, 'view' | 'id'>): readonly string[] => [
  id,
  ...axesOf(view).map((axis) => axis.tableOf(id)),
  ...(hasTotals(view) ? [totalsOf(id), pastTotalsOf(id)] : []),
];

/** Indexes the tables of a build: after the load, which is quicker without. */
export async function indexBuild(tables: Tables, { view, id }: Build): Promise<void> {
  const own = [...scopeIndexes(view), ...listIndexes(view), ...pastIndexes(view)];
  await tables.index(id, own.map(endingById));
  for (const axis of axesOf(view)) await tables.index(axis.tableOf(id), versionIndexes(view, axis));
  if (hasTotals(view)) await tables.index(totalsOf(id), [totalsIndex(view)]);
}

/** A page ends each order by the id, in the direction of its field: so must the index behind it. */
const endingById = (index: Readonly<Record<string, 1 | -1>>) => ({
  ...index,
  _id: Object.values(index).at(-1) ?? 1,
});
