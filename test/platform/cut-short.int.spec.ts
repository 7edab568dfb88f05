import type { View } from '#kernel';
import type { Recorded, Write } from '#platform';
import { Checkpoints, Definitions, MongoTables, ViewRegistry } from '#platform';
import { Lane } from '../../libs/platform/src/views/running/lane.js';
import { lanesOf } from '../../libs/platform/src/views/running/lanes.js';
import { RememberedRows } from '../../libs/platform/src/views/running/remembered-rows.js';
import { parkedTable, totalsOf } from '../../libs/platform/src/views/running/view-tables.js';
import type { Stores } from '../rapport.js';
import { startStores } from '../rapport.js';
import { jar, jars, poison } from './jars.js';

/** A store without transactions that fails at one of its writes: before it, or in the midst of it. */
class FailingTables extends MongoTables {
  private left = Infinity;
  private half = false;

  failAt(write: number, half: boolean): void {
    this.left = write;
    this.half = half;
  }

  override async open(): Promise<void> {
    await super.open();
    this.transactional = false;
  }

  override async write(table: string, writes: readonly Write[]): Promise<void> {
    if (writes.length === 0) return;
    await this.step(async (part) => {
      await super.write(table, part ? writes.slice(0, Math.ceil(writes.length / 2)) : writes);
    });
  }

  override async swap(...given: Parameters<MongoTables['swap']>): Promise<boolean> {
    let moved = false;
    await this.step(async () => {
      moved = await super.swap(...given);
    });
    return moved;
  }

  private async step(work: (part: boolean) => Promise<void>): Promise<void> {
    if (this.left-- > 0) {
      await work(false);
      return;
    }
    this.left = Infinity;
    if (this.half) await work(true);
    throw new Error('cut short');
  }
}

let stores: Stores;
beforeAll(async () => {
  stores = await startStores();
});
afterAll(async () => {
  poison.active = false;
  await stores.stop();
});

let position = 0;
const revisions = new Map<string, number>();
function happened(type: string, jarId: string, data: object): Recorded {
  const revision = (revisions.get(jarId) ?? -1) + 1;
  revisions.set(jarId, revision);
  position += 10;
  return {
    stream: `jar-${jarId}`,
    revision,
    position,
    eventId: `event-${position}`,
    type,
    data,
    metadata: {
      version: 1,
      actor: { id: 'spec', roles: [] },
      command: type,
      $correlationId: 'spec',
      tenant: 'bank',
      businessDate: '2026-03-02',
    },
    at: '2026-03-02T09:00:00.000Z',
  };
}
const filled = (id: string, colour: string, beans: number) =>
  happened('JarFilled', id, { colour, beans });
const added = (id: string, beans: number) =>
  happened('BeansAdded', id, { beans, valueDate: '2026-03-02' });
const broken = (id: string) => happened('JarBroken', id, { why: 'fell' });

/**
 * Rows that stay, go, come and go within one batch, cancel out in their total, and cannot be
 * folded; and what comes after them.
 */
const batches: readonly (readonly Recorded[])[] = [
  [filled('stays', 'red', 1), filled('goes', 'red', 5), filled('up', 'blue', 7)],
  [
    filled('down', 'blue', 7),
    added('stays', 2),
    added('goes', 1),
    broken('goes'),
    filled('comes', 'green', 3),
    filled('brief', 'green', 9),
    broken('brief'),
    filled('balanced', 'grey', 4),
    filled('parks', 'black', 1),
    added('parks', 2),
    added('parks', 13),
    added('parks', 3),
    broken('up'),
  ],
  [added('stays', 4), added('comes', 1), added('parks', 5), filled('late', 'red', 2)],
];
const log = batches.flat();
const ends = batches.map((batch) => batch.at(-1)?.position ?? 0);

const definitions = new Definitions();
definitions.add({ deciders: [jar], views: [jars] });

interface Place {
  readonly tables: FailingTables;
  readonly view: View;
}

async function opened(database: string): Promise<Place> {
  const tables = new FailingTables(stores.mongoUrl, database);
  await tables.open();
  return { tables, view: jars };
}

/** A lane as a process that has just started finds it. */
async function lane({ tables, view }: Place): Promise<Lane> {
  const checkpoints = new Checkpoints(tables);
  const registry = new ViewRegistry(tables);
  const context = {
    tables,
    checkpoints,
    definitions,
    registry,
    remembered: new RememberedRows(),
    erase: () => Promise.resolve(),
    onParked: () => undefined,
  };
  const [begun] = await lanesOf(context, [{ view, id: 'jars@1' }]);
  return begun ?? new Lane(context, [], -1, undefined);
}

/** Delivers what a lane has not yet seen, in batches that end at these positions. */
async function deliver(to: Lane, boundaries: readonly number[]): Promise<void> {
  for (const upTo of boundaries) {
    const from = to.position;
    if (upTo <= from) continue;
    const events = log.filter(({ position: at }) => at > from && at <= upTo);
    await to.apply({ events, upTo });
  }
}

async function content({ tables }: Place) {
  const all = (table: string) => tables.find(table, { all: [] }, { sort: [['_id', 1]] });
  const totals = await all(totalsOf('jars@1'));
  const parked = await all(parkedTable);
  return {
    rows: await all('jars@1'),
    totals: totals.filter(({ count }) => count !== 0).map(({ _id, sums }) => ({ _id, sums })),
    parked: parked.map(({ key, position: at }) => ({ key, at })),
    checkpoint: (await all('checkpoints')).map(({ _id, position: at }) => ({ _id, at })),
  };
}

describe('a batch on a store without transactions', () => {
  const last = ends.slice(-1);
  const oneByOne = log.map(({ position: at }) => at);

  beforeAll(() => {
    poison.active = true;
  });

  it.each([
    ['in the same batches', ends],
    ['in one', last],
    ['one event at a time', oneByOne],
  ])(
    'cut short at any write and done again %s, leaves what an undisturbed one does',
    async (name, again) => {
      const undisturbed = await opened(`undisturbed-${again.length}`);
      await deliver(await lane(undisturbed), ends);
      const expected = await content(undisturbed);
      await undisturbed.tables.close();
      expect(expected.parked).toHaveLength(3);
      expect(expected.rows.map(({ _id }) => _id)).not.toContain('goes');

      let cuts = 0;
      for (const half of [false, true]) {
        for (let write = 1; ; write++) {
          const place = await opened(`cut-${again.length}-${write}-${String(half)}`);
          const first = await lane(place);
          place.tables.failAt(write - 1, half);
          const cut = await deliver(first, ends).then(
            () => false,
            () => true,
          );
          place.tables.failAt(Infinity, false);
          await deliver(await lane(place), again);
          const seen = await content(place);
          await place.tables.close();
          expect({ name, write, half, ...seen }).toEqual({ name, write, half, ...expected });
          if (!cut) break;
          cuts++;
        }
      }
      expect(cuts).toBeGreaterThan(20);
    },
    120_000,
  );
});
