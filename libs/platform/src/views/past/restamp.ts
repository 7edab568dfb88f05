import type { StoredRow, Tables, Write } from '../../stores/tables.js';
import { clientsOf, sameStamp } from '../../visibility/stamp.js';
import { Stamper } from '../../visibility/stamper.js';
import type { GroupChange } from '../folding/counting.js';
import { heldRow, storedStamp } from '../folding/fold.js';
import { count, countedIn } from '../folding/counting.js';
import type { Build, LaneContext } from '../running/lane-context.js';
import { asRow, axesOf } from './versions.js';
import { totalsOf } from '../running/view-tables.js';

const rowsAtOnce = 500;

/**
 * Rows that were folded apart from whose each client is must not stand as they were stamped: those
 * of builds that join the main lane, or all, where the view of whose the clients are joins it.
 */
export async function restampJoined(
  context: LaneContext,
  { main, joined }: { readonly main: readonly Build[]; readonly joined: readonly Build[] },
): Promise<void> {
  const { scopes } = context.definitions;
  const isScopes = ({ view }: Build) => view === scopes;
  const builds = joined.some(isScopes) ? main : joined;
  await restamp(
    context,
    builds.filter((build) => !isScopes(build)),
  );
}

/** Stamps every row of some builds as its clients stand now, and moves the totals with it. */
async function restamp(context: LaneContext, builds: readonly Build[]): Promise<void> {
  const { tables, definitions, registry } = context;
  const { scopes } = definitions;
  if (!scopes) return;
  const table = await registry.live(scopes);
  for (const build of builds.filter(({ view }) => view.scope !== 'open')) {
    for await (const rows of allOf(tables, build.id)) {
      await stampSome(context, build, rows, table);
    }
    for (const { tableOf } of axesOf(build.view)) {
      await restampPast(context, build, tableOf(build.id), table);
    }
    build.rows.clear();
  }
}

/** Stamps what the rows of a build were. */
async function restampPast(
  { tables }: LaneContext,
  { view }: Build,
  past: string,
  scopes: string,
): Promise<void> {
  for await (const versions of allOf(tables, past)) {
    const stamper = new Stamper(tables, scopes);
    const rows = versions.map((version) => heldRow(asRow(version)).row ?? {});
    await stamper.learn(rows.flatMap((row) => clientsOf(view, row)));
    const writes = versions.flatMap((version, index): Write[] => {
      const { _seenBy, _wall, ...rest } = version;
      const stamp = stamper.of(view, rows[index] ?? {});
      const isSame = sameStamp(stamp, heldRow(version).stamp);
      return isSame ? [] : [{ put: { ...rest, ...storedStamp(stamp) } }];
    });
    await tables.write(past, writes);
  }
}

async function* allOf(tables: Tables, table: string): AsyncIterable<readonly StoredRow[]> {
  for (let after = ''; ;) {
    const rows = await tables.find(
      table,
      { all: [{ field: '_id', is: 'gt', value: after }] },
      { sort: [['_id', 1]], limit: rowsAtOnce },
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last._id;
  }
}

async function stampSome(
  { tables }: LaneContext,
  { view, id }: Build,
  rows: readonly StoredRow[],
  scopes: string,
): Promise<void> {
  const stamper = new Stamper(tables, scopes);
  await stamper.learn(rows.flatMap((row) => clientsOf(view, row)));
  const totals = new Map<string, GroupChange>();
  const writes = rows.flatMap((stored): Write[] => {
    const { row, stamp: before } = heldRow(stored);
    const stamp = row && stamper.of(view, row);
    if (sameStamp(stamp, before)) return [];
    const counted = countedIn(view, row);
    count(totals, { counted, stamp: before }, -1);
    count(totals, { counted, stamp }, 1);
    const { _seenBy, _wall, ...rest } = stored;
    return [{ put: { ...rest, ...storedStamp(stamp) } }];
  });
  if (writes.length === 0) return;
  const figures = [...totals].map(([add, change]): Write => {
    const { rollup, group, stamp, count: rowsMore, sums } = change;
    const moved = Object.entries(sums).map(([name, sum]) => [`sums.${name}`, sum]);
    return {
      add,
      figures: { count: rowsMore, ...(Object.fromEntries(moved) as Record<string, number>) },
      set: { rollup, group, ...storedStamp(stamp) },
    };
  });
  await tables.transact(async (within) => {
    await tables.write(totalsOf(id), figures, within);
    await tables.write(id, writes, within);
  });
}
