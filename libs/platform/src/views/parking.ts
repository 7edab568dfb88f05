import type { Definitions } from '../definitions.js';
import { lifted } from '../lifting.js';
import type { EventStore } from '../stores/event-store.js';
import type { StoredRow, Tables, Write } from '../stores/tables.js';
import { fold, heldRow, plan } from './fold.js';
import type { Build } from './lane.js';
import { totalWrites } from './lane.js';
import { parkedTable, totalsOf } from './view-tables.js';

interface Replaying {
  readonly tables: Tables;
  readonly store: EventStore;
  readonly definitions: Definitions;
  readonly builds: readonly Build[];
}

/**
 * Folds parked events again, each sequence from its first event on. What still fails stays parked,
 * with the new reason.
 */
export async function replayParked(context: Replaying, asked: readonly StoredRow[]): Promise<void> {
  const sequences = new Set(asked.map(({ build, key }) => `${String(build)}|${String(key)}`));
  for (const sequence of sequences) {
    const cut = sequence.indexOf('|');
    const build = context.builds.find(({ id }) => id === sequence.slice(0, cut));
    if (build) await replaySequence(context, build, sequence.slice(cut + 1));
  }
}

async function replaySequence(context: Replaying, build: Build, key: string): Promise<void> {
  const { tables } = context;
  const parked = await tables.find(
    parkedTable,
    {
      all: [
        { field: 'build', is: 'eq', value: build.id },
        { field: 'key', is: 'eq', value: key },
      ],
    },
    { sort: [['position', 1]] },
  );
  const events = await Promise.all(parked.map((each) => eventOf(context, each)));
  const before = await tables.byIds(build.id, [key]);
  const rows = new Map(before.map((row) => [row._id, heldRow(row)]));
  const folded = fold(build.view, plan(build.view, events), rows, () => false);
  const failing = new Map(
    folded.parked.map((each) => [each.event.occurrence.position, each.error]),
  );
  const settled: Write[] = parked.map((each) => {
    const error = failing.get(Number(each['position']));
    return error === undefined ? { remove: each._id } : { put: { ...each, error, replay: false } };
  });
  await tables.transact(async (within) => {
    const upTo = Math.max(...events.map(({ occurrence }) => occurrence.position));
    const totals = totalWrites(folded.totals, upTo).map((write) =>
      'add' in write ? { add: write.add, figures: write.figures, set: {} } : write,
    );
    await tables.write(totalsOf(build.id), totals, within);
    await tables.write(build.id, folded.writes, within);
    await tables.write(parkedTable, settled, within);
  });
  build.rows.delete(key);
  if (failing.size === 0) build.parked.delete(key);
}

async function eventOf({ store, definitions }: Replaying, parked: StoredRow) {
  const revision = Number(parked['revision']);
  const [event] = await store.read(String(parked['stream']), revision);
  if (!event) throw new Error(`${String(parked['stream'])} has no event ${revision}`);
  return lifted(definitions, event);
}
