import type { Definitions } from '../../definitions.js';
import { lifted } from '../../lifting.js';
import type { EventStore } from '../../stores/event-store.js';
import type { StoredRow, Tables, Write } from '../../stores/tables.js';
import { Stamper } from '../../visibility/stamper.js';
import type { Skipped } from '../../parked/confirmed-skips.js';
import { confirmedSkips, keysToSkip, skipKey } from '../../parked/confirmed-skips.js';
import { earlierDays, goneRows } from '../past/days.js';
import type { HeldRow, Lifted, Planned, Stamps } from '../folding/fold.js';
import { stamped } from '../past/fold-all.js';
import { heldRow, plan } from '../folding/fold.js';
import type { Build } from '../running/lane-context.js';
import type { ViewRegistry } from '../running/registry.js';
import { totalWrites } from '../running/lane.js';
import { lateWrites } from '../past/past-totals.js';
import type { FoldedPast } from '../asking/segments.js';
import { foldByStops } from '../asking/segments.js';
import {
  daysOf,
  doubtfulEvents,
  parkedTable,
  pastTotalsOf,
  totalsOf,
  versionsOf,
} from '../running/view-tables.js';

interface Replaying {
  readonly tables: Tables;
  readonly store: EventStore;
  readonly definitions: Definitions;
  readonly registry: ViewRegistry;
  readonly builds: readonly Build[];
}

/**
 * Folds parked events again, each sequence from its first event on. What still fails stays parked,
 * with the new reason.
 */
export async function replayParked(context: Replaying): Promise<void> {
  const { tables, registry } = context;
  const decided = await confirmedSkips(tables, registry);
  const asked = await askedFor(tables);
  for (const build of context.builds) {
    const keys = [...(asked.get(build.id) ?? []), ...(await keysToSkip(tables, build.id, decided))];
    for (const key of new Set(keys)) await replaySequence(context, build, key, decided);
  }
  for (const key of await keysToSkip(tables, doubtfulEvents, decided)) {
    await settleSkipped(tables, await sequenceOf(tables, doubtfulEvents, key), decided);
  }
}

/** Notes by which decision each is skipped; gives what is left. */
export async function settleSkipped(
  tables: Tables,
  waiting: readonly StoredRow[],
  decided: Skipped,
): Promise<readonly StoredRow[]> {
  const decisionOn = ({ build, key, position }: StoredRow) =>
    decided.get(skipKey(String(build), String(key), Number(position)));
  const settled = waiting.filter((row) => decisionOn(row) !== undefined);
  await tables.write(
    parkedTable,
    settled.map((row) => ({ put: { ...row, skipped: decisionOn(row), replay: false } })),
  );
  return waiting.filter((row) => !settled.includes(row));
}

async function replaySequence(
  context: Replaying,
  build: Build,
  key: string,
  decided: Skipped,
): Promise<void> {
  const { tables } = context;
  const waiting = await sequenceOf(tables, build.id, key);
  const parked = await settleSkipped(tables, waiting, decided);
  if (parked.length === 0) {
    build.parked.delete(key);
    return;
  }
  const events = await Promise.all(parked.map((each) => eventOf(context, each)));
  const before = await tables.byIds(build.id, [key]);
  const there = before.map((row) => [row._id, heldRow(row)] as const);
  const rows = new Map(there.length > 0 ? there : await goneRows(tables, build, [key]));
  // An event may concern other rows too, which have folded it, or have sequences of their own.
  const steps = plan(build.view, events).get(key) ?? [];
  const folded = await foldAgain(context, build, new Map([[key, steps]]), rows);
  const late = await Promise.all(folded.deltas.map((delta) => lateWrites(tables, build.id, delta)));
  const planned = new Set(steps.map(({ event }) => event.occurrence.position));
  const failing = new Map([
    ...events
      .map(({ occurrence }) => occurrence.position)
      .filter((position) => !planned.has(position))
      .map((position) => [position, ofAnotherRow] as const),
    ...folded.parked.map((each) => [each.event.occurrence.position, each.error] as const),
  ]);
  const settled: Write[] = parked.map((each) => {
    const error = failing.get(Number(each['position']));
    return error === undefined ? { remove: each._id } : { put: { ...each, error, replay: false } };
  });
  await tables.transact(async (within) => {
    const upTo = Math.max(...events.map(({ occurrence }) => occurrence.position));
    const totals = totalWrites(folded.totals, upTo).map((write): Write => {
      if (!('add' in write)) return write;
      const { _position, ...set } = write.set;
      return { add: write.add, figures: write.figures, set };
    });
    await tables.write(totalsOf(build.id), totals, within);
    await tables.write(versionsOf(build.id), folded.versions, within);
    await tables.write(daysOf(build.id), folded.days, within);
    await tables.write(pastTotalsOf(build.id), late.flat(), within);
    await tables.write(build.id, folded.writes, within);
    await tables.write(parkedTable, settled, within);
  });
  build.rows.delete(key);
  if (failing.size === 0) build.parked.delete(key);
}

async function foldAgain(
  { tables, definitions: { scopes }, registry }: Replaying,
  build: Build,
  planned: Planned,
  rows: ReadonlyMap<string, HeldRow>,
): Promise<FoldedPast> {
  const { view } = build;
  const earlier = await earlierDays(tables, build, planned, rows);
  const stops = [...planned.values()].flat().map(({ event }) => event.occurrence.position);
  const again = (stamps?: Stamps) =>
    foldByStops(view, planned, rows, () => false, { ...(stamps && { stamps }), stops, earlier });
  if (!scopes) return again();
  const stamper = new Stamper(tables, await registry.live(scopes));
  return stamped(stamper, () => again(stamper));
}

/** It could not be told when it was parked, and that row may have gone on without it. */
const ofAnotherRow = 'it belongs to another row: rebuild the view';

/** The keys that somebody has asked to be tried again, by build or process. */
export async function askedFor(tables: Tables): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const asked = await tables.find(parkedTable, {
    all: [{ field: 'replay', is: 'eq', value: true }],
  });
  const keys = new Map<string, Set<string>>();
  for (const { build, key } of asked) {
    const of = String(build);
    keys.set(of, (keys.get(of) ?? new Set()).add(String(key)));
  }
  return keys;
}

/** What waits of one key, in the order of the log. */
export const sequenceOf = (tables: Tables, build: string, key: string) =>
  tables.find(
    parkedTable,
    {
      all: [
        { field: 'build', is: 'eq', value: build },
        { field: 'key', is: 'eq', value: key },
        { field: 'skipped', is: 'eq', value: null },
      ],
    },
    { sort: [['position', 1]] },
  );

/** What has failed again stays, with its new reason, and all behind it until somebody asks anew. */
export async function keepParked(
  tables: Tables,
  build: string,
  key: string,
  { row, error }: { readonly row: StoredRow; readonly error: unknown },
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const rest = await sequenceOf(tables, build, key);
  const kept = rest.map((each) => ({
    put: { ...each, replay: false, ...(each._id === row._id ? { error: reason } : {}) },
  }));
  await tables.write(parkedTable, kept);
}

/** A parked event, read again from its stream. */
export async function eventOf(
  { store, definitions }: Pick<Replaying, 'store' | 'definitions'>,
  parked: StoredRow,
): Promise<Lifted> {
  const revision = Number(parked['revision']);
  const [event] = await store.read(String(parked['stream']), revision);
  if (!event) throw new Error(`${String(parked['stream'])} has no event ${revision}`);
  return lifted(definitions, event);
}
