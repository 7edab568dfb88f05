import type { Total } from '#kernel';
import type { StoredRow, Tables, Test, Write } from '../../stores/tables.js';
import type { GroupChange } from '../folding/counting.js';
import { everything, groupId } from '../folding/counting.js';
import { added } from '../asking/stored-table.js';
import { pastTotalsOf, totalsOf } from '../running/view-tables.js';
import { padded } from './versions.js';

/** What the events up to a position added to one group. */
export interface Delta extends Total {
  readonly rollup: string;
  readonly at: number;
}

/** So many additions at least lie between two times that all groups are written down. */
const leastBetween = 1_000;

const deltaId = (at: number, group = '') => `d|${padded(at)}|${group}`;
const stateId = (at: number, group = '') => `s|${padded(at)}|${group}`;
const headId = (at: number) => `h|${padded(at)}`;

/** Additions up to a position, each group once, whoever sees its rows. */
export function deltasOf(totals: ReadonlyMap<string, GroupChange>, at: number): readonly Delta[] {
  const deltas = new Map<string, Delta>();
  for (const { rollup, group, stamp, count, sums } of totals.values()) {
    if (stamp === everything) continue;
    const id = groupId(rollup, group, undefined);
    const known = deltas.get(id);
    const [sum] = added([...(known ? [known] : []), { group, count, sums }]);
    if (sum) deltas.set(id, { ...sum, rollup, at });
  }
  return [...deltas.values()].filter(
    ({ count, sums }) => count !== 0 || Object.values(sums).some((sum) => sum !== 0),
  );
}

export const deltaRow = ({ rollup, at, group, count, sums }: Delta): StoredRow => ({
  _id: deltaId(at, groupId(rollup, group, undefined)),
  rollup,
  group,
  count,
  sums,
});

/** How much has been added since all groups were written down. */
export interface PastTotals {
  deltas: number;
  groups: number;
}

/** Writes down what all groups have come to, once enough has been added since the last time. */
export async function writeDown(
  tables: Tables,
  build: string,
  past: PastTotals,
  at: number,
): Promise<void> {
  if (past.deltas < Math.max(leastBetween, 2 * past.groups)) return;
  const live = await tables.find(totalsOf(build), { all: [] });
  const states = statesOf(live, at);
  for (let start = 0; start < states.length; start += 1_000) {
    await tables.write(pastTotalsOf(build), states.slice(start, start + 1_000));
  }
  // Only what is whole counts: the head comes last.
  await tables.write(pastTotalsOf(build), [{ put: { _id: headId(at), at } }]);
  past.deltas = 0;
  past.groups = states.length;
}

function statesOf(live: readonly StoredRow[], at: number): readonly Write[] {
  const groups = new Map<string, { readonly rollup: string; readonly parts: Total[] }>();
  for (const row of live) {
    // Open views keep one total; of all others, that of everything repeats what the rest add up to.
    if (row._seenBy?.includes('*')) continue;
    const rollup = String(row['rollup']);
    const total = totalIn(row);
    const id = groupId(rollup, total.group, undefined);
    const known = groups.get(id) ?? { rollup, parts: [] };
    known.parts.push(total);
    groups.set(id, known);
  }
  return [...groups].flatMap(([id, { rollup, parts }]) =>
    added(parts).map(({ group, count, sums }) => ({
      put: { _id: stateId(at, id), rollup, group, count, sums },
    })),
  );
}

/** What a late addition changes: itself, and all that was written down after it. */
export async function lateWrites(
  tables: Tables,
  build: string,
  delta: Delta,
): Promise<readonly Write[]> {
  const id = groupId(delta.rollup, delta.group, undefined);
  const after = await tables.find(pastTotalsOf(build), {
    all: [
      { field: '_id', is: 'gte', value: headId(delta.at) },
      { field: '_id', is: 'lt', value: 'i' },
    ],
  });
  const figures = {
    count: delta.count,
    ...Object.fromEntries(Object.entries(delta.sums).map(([name, sum]) => [`sums.${name}`, sum])),
  };
  const set = { rollup: delta.rollup, group: delta.group };
  return [deltaId(delta.at, id), ...after.map((head) => stateId(Number(head['at']), id))].map(
    (add) => ({ add, figures, set }),
  );
}

/** Which parts of the past of totals nobody needs who asks for a position or a later one. */
export async function supersededTotals(
  tables: Tables,
  build: string,
  at: number,
): Promise<readonly (readonly Test[])[]> {
  const head = await lastWrittenDown(tables, build, at);
  if (head === undefined) return [];
  const between = (low: string, high: string): readonly Test[] => [
    { field: '_id', is: 'gte', value: low },
    { field: '_id', is: 'lt', value: high },
  ];
  // The heads go first: without its head, a state counts for nothing.
  return [between('h', headId(head)), between('s', stateId(head)), between('d', deltaId(head + 1))];
}

/** The last position up to one at which all groups were written down. */
async function lastWrittenDown(
  tables: Tables,
  build: string,
  at: number,
): Promise<number | undefined> {
  const [head] = await tables.find(
    pastTotalsOf(build),
    {
      all: [
        { field: '_id', is: 'gte', value: 'h' },
        { field: '_id', is: 'lte', value: headId(at) },
      ],
    },
    { sort: [['_id', -1]], limit: 1 },
  );
  return head && Number(head['at']);
}

/** The totals of a rollup at a position at which every row can be told from what is kept. */
export async function totalsAt(
  tables: Tables,
  build: string,
  rollup: string,
  at: number,
): Promise<readonly Total[]> {
  const table = pastTotalsOf(build);
  const head = await lastWrittenDown(tables, build, at);
  const from = head ?? -1;
  const between = (low: string, high: string) =>
    tables.find(table, {
      all: [
        { field: '_id', is: 'gte', value: low },
        { field: '_id', is: 'lt', value: high },
        { field: 'rollup', is: 'eq', value: rollup },
      ],
    });
  const [states, deltas] = await Promise.all([
    head === undefined ? [] : between(stateId(from), stateId(from, '~')),
    between(head === undefined ? 'd' : deltaId(from + 1), deltaId(at + 1)),
  ]);
  return added([...states, ...deltas].map(totalIn));
}

const totalIn = (row: StoredRow): Total => ({
  group: (row['group'] ?? {}) as Total['group'],
  count: Number(row['count'] ?? 0),
  sums: (row['sums'] ?? {}) as Total['sums'],
});
