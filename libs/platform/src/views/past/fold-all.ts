import type { View } from '#kernel';
import type { Tables, Write } from '../../stores/tables.js';
import { clientPath, clientsOf, sameStamp, stampOf } from '../../visibility/stamp.js';
import type { ClientScopeRow } from '../../visibility/stamp.js';
import { Stamper } from '../../visibility/stamper.js';
import type { Folded, HeldRow, Lifted, Planned, Stamps } from '../folding/fold.js';
import { heldRow, plan, storedStamp } from '../folding/fold.js';
import type { Build, LaneContext } from '../running/lane-context.js';
import type { FoldedPast } from '../asking/segments.js';
import { foldByStops } from '../asking/segments.js';
import { asRow, axesOf } from './versions.js';
import type { Axis } from './axis.js';
import { byDay, byPosition } from './axis.js';
import { earlierDays, goneRows } from './days.js';

/** What a batch makes of one build. */
export type FoldedBuild = FoldedPast & { readonly build: Build };

/**
 * Folds a batch into the builds of a lane that it concerns; writes nothing. Whose each client is
 * comes first: every row is stamped as its client stands after the batch, and a client that has
 * changed hands takes all its rows along.
 */
export async function foldAll(
  context: LaneContext,
  builds: readonly Build[],
  events: readonly Lifted[],
  { removed, stops }: Pick<Work, 'removed' | 'stops'>,
): Promise<readonly FoldedBuild[]> {
  const { tables } = context;
  const { scopes } = context.definitions;
  const first = builds.find(({ view }) => view === scopes);
  const whose =
    first && (await foldInto({ tables, build: first, events, removed, stops }, ownStamp));
  const stamper =
    scopes &&
    new Stamper(tables, first?.id ?? (await context.registry.live(scopes)), changedIn(whose));
  const moved = first && whose ? movedIn(whose, first) : [];
  await stamper?.learn(clientsIn(events));
  const rest = builds.filter((build) => build !== first);
  const folded = await Promise.all(
    rest.map(async (build) => {
      const one = await foldInto({ tables, build, events, removed, stops, moved }, stamper);
      return one && { build, ...one };
    }),
  );
  // Most events concern few views.
  const concerned = folded.filter((one) => one !== undefined);
  return first && whose ? [{ build: first, ...whose }, ...concerned] : concerned;
}

/** The row of whose a client is says itself who may see it. */
const ownStamp = { of: (_: View, row: object) => stampOf(row as ClientScopeRow) };

const changedIn = (folded: Folded | undefined): ReadonlyMap<string, object | undefined> =>
  new Map([...(folded?.rows ?? [])].map(([id, { row }]) => [id, row]));

/** The clients that were known before and are seen by others now. New ones have no rows yet. */
function movedIn({ rows, before }: FoldedHere, { view }: Build): readonly string[] {
  return [...rows]
    .filter(([id, { stamp }]) => {
      const held = before.get(id);
      return held !== undefined && held.position >= 0 && !sameStamp(stamp, held.stamp);
    })
    .map(([, { row }]) => (row ? clientsOf(view, row)[0] : undefined))
    .filter((id) => id !== undefined);
}

interface Work {
  readonly tables: Tables;
  readonly build: Build;
  readonly events: readonly Lifted[];
  readonly removed: ReadonlySet<string> | undefined;
  /** The positions at which what rows were is kept. */
  readonly stops: readonly number[];
  /** Clients all of whose rows are to be stamped anew. */
  readonly moved?: readonly string[];
}

type FoldedHere = FoldedPast & { readonly before: ReadonlyMap<string, HeldRow> };

/** Loads the rows a batch concerns and folds it into them, if there are any; writes nothing. */
async function foldInto(
  work: Work,
  stamps: Stamper | typeof ownStamp | undefined,
): Promise<FoldedHere | undefined> {
  const { tables, build, events, removed, stops, moved = [] } = work;
  const planned = plan(build.view, events);
  if (planned.size === 0 && moved.length === 0) return undefined;
  const before = await held(tables, build, planned);
  // A row that the cut batch took off is not there, and what it was made of counts already.
  const gone = (key: string) => !before.has(key) && removed?.has(`${build.id}|${key}`);
  const left = new Map(removed ? [...planned].filter(([key]) => !gone(key)) : planned);
  for (const row of await rowsOfClients(tables, build, moved)) {
    if (!left.has(row._id)) left.set(row._id, []);
    if (!before.has(row._id)) before.set(row._id, build.rows.get(row._id) ?? heldRow(row));
  }
  const lacking = [...left.keys()].filter((key) => !before.has(key) && mayBeThere(build, key));
  for (const [key, row] of await goneRows(tables, build, lacking)) before.set(key, row);
  const isParked = (key: string) => build.parked.has(key);
  const earlier = await earlierDays(tables, build, left, before);
  const folding = () =>
    foldByStops(build.view, left, before, isParked, { ...(stamps && { stamps }), stops, earlier });
  if (!(stamps instanceof Stamper)) return { ...folding(), before };
  const folded = await stamped(stamps, folding);
  const past = (axis: Axis) => movingPast(tables, build, { moved, axis }, stamps);
  const versions = await stamped(stamps, await past(byPosition));
  const days = await stamped(stamps, await past(byDay));
  return {
    ...folded,
    versions: [...folded.versions, ...versions],
    days: [...days, ...folded.days],
    before,
  };
}

/** A client that changes hands takes along what its rows were. */
async function movingPast(
  tables: Tables,
  { view, id }: Build,
  { moved, axis }: { readonly moved: readonly string[]; readonly axis: Axis },
  stamps: Stamps,
): Promise<() => readonly Write[]> {
  const field = clientPath(view);
  const isKept = axesOf(view).includes(axis);
  if (field === undefined || moved.length === 0 || !isKept) return () => [];
  const found = await tables.find(axis.tableOf(id), { all: [{ field, is: 'in', value: moved }] });
  return () =>
    found.map((version) => {
      const { _seenBy, _wall, ...rest } = version;
      const { row = {} } = heldRow(asRow(version));
      return { put: { ...rest, ...storedStamp(stamps.of(view, row)) } };
    });
}

/** Folds again once the clients are known that a fold has come upon. */
export async function stamped<T>(stamper: Stamper, folding: () => T): Promise<T> {
  for (;;) {
    const folded = folding();
    const lacked = stamper.lacked();
    if (lacked.length === 0) return folded;
    await stamper.learn(lacked);
  }
}

/** A build that knows every key it has written needs not look for any other. */
const mayBeThere = ({ written }: Build, key: string) => written?.mayHold(key) ?? true;

/** The rows of a build that a batch concerns, remembered or read. */
async function held(tables: Tables, build: Build, planned: Planned) {
  const missing: string[] = [];
  const before = new Map<string, HeldRow>();
  for (const key of planned.keys()) {
    const known = build.rows.get(key);
    if (known) before.set(key, known);
    else if (build.view.past !== 'writtenOnce' && mayBeThere(build, key)) missing.push(key);
  }
  for (let start = 0; start < missing.length; start += 1_000) {
    const found = await tables.byIds(build.id, missing.slice(start, start + 1_000));
    for (const row of found) before.set(row._id, heldRow(row));
  }
  return before;
}

async function rowsOfClients(tables: Tables, { view, id }: Build, clients: readonly string[]) {
  const field = clientPath(view);
  if (field === undefined || clients.length === 0) return [];
  return tables.find(id, { all: [{ field, is: 'in', value: clients }] });
}

const clientsIn = (events: readonly Lifted[]): readonly string[] =>
  events.flatMap(({ fact: { data } }) => {
    const { clientId } = (data ?? {}) as { readonly clientId?: unknown };
    return typeof clientId === 'string' ? [clientId] : [];
  });
