import { EmbeddedEventStore } from '#embedded-eventstore';
import { EmbeddedMongo } from '#embedded-mongo';
import { EventStore, EventStoreDB, StoreUnavailable, Tables } from '#platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from '../../libs/platform/src/operations/worker.js';
import type { Rapport, Stores, Voice } from '../rapport.js';
import { eventually, startRapport } from '../rapport.js';
import { JarModule } from './jars.js';

/** Stores that a spec stops and starts again at the same address, upon the same data. */
class RestartedStores implements Stores {
  readonly folder = mkdtempSync(join(tmpdir(), 'rapport-faults-'));
  eventStoreUrl = '';
  mongoUrl = '';
  private events: { stop(): Promise<void> } | undefined;
  private mongo: { stop(): Promise<void> } | undefined;

  /** @param minFreeBytes the node refuses appends rather than leave less room on the disk */
  async startEvents(minFreeBytes?: number): Promise<void> {
    const port = Number(/:(\d+)/.exec(this.eventStoreUrl)?.[1] ?? 0);
    const dir = join(this.folder, 'eventstore');
    const node = await EmbeddedEventStore.start({ dir, port, inProcess: true, minFreeBytes });
    this.events = node;
    this.eventStoreUrl = node.url;
  }

  async startMongo(): Promise<void> {
    const port = Number(/:(\d+)/.exec(this.mongoUrl)?.[1] ?? 0);
    const dir = join(this.folder, 'mongo');
    const server = await EmbeddedMongo.start({ dir, port, inProcess: true });
    this.mongo = server;
    this.mongoUrl = server.url;
  }

  async stopEvents(): Promise<void> {
    await this.events?.stop();
    this.events = undefined;
  }

  async stopMongo(): Promise<void> {
    await this.mongo?.stop();
    this.mongo = undefined;
  }

  async stop(): Promise<void> {
    await this.stopMongo();
    await this.stopEvents();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const patience = 60_000;
let stores: RestartedStores;
let rapport: Rapport;
let rm: Voice;

beforeAll(async () => {
  stores = new RestartedStores();
  await stores.startEvents();
  await stores.startMongo();
  rapport = await startRapport(stores, [JarModule]);
  rm = await rapport.as('relationshipManager');
});
afterAll(async () => {
  await rapport.stop();
  await stores.stop();
});

const fill = (jarId: string) =>
  rm.post('/jars', { jarId, colour: 'red', beans: 1 }, { 'Idempotency-Key': `fill-${jarId}` });
const filled = async (jarId: string) => {
  const { body } = await eventually(
    () => fill(jarId),
    ({ status }) => status === 201,
    patience,
  );
  return body as { readonly position: number };
};
const shown = (jarId: string, position: number) =>
  eventually(
    () => rm.get(`/jars/${jarId}?after=${position}`),
    ({ status }) => status === 200,
    patience,
  );
const eventsOf = async (jarId: string) => {
  const store = new EventStoreDB(stores.eventStoreUrl);
  try {
    return (await store.read(`jar-${jarId}`)).length;
  } finally {
    await store.close();
  }
};

describe('a store that is gone', () => {
  it.each([
    ['eventstore', () => stores.stopEvents(), () => stores.startEvents()],
    ['mongodb', () => stores.stopMongo(), () => stores.startMongo()],
  ])(
    'is answered with 503 and Retry-After, and all goes on when it is back: %s',
    async (store, stop, begin) => {
      const { position } = await filled(`before-${store}`);
      await shown(`before-${store}`, position);
      await stop();
      const { status, body, headers } = await fill(`during-${store}`);
      const { status: ready } = await rm.get('/health/ready');
      await begin();
      expect([status, ready, headers['retry-after']]).toEqual([503, 503, '2']);
      // The store does not answer, or not before the deadline of the request.
      expect(['StoreUnavailable', 'DeadlinePassed']).toContain(body.code);
      expect(headers['content-type']).toContain('application/problem+json');
      const after = await filled(`during-${store}`);
      await shown(`during-${store}`, after.position);
      await shown(`before-${store}`, position);
      expect(await eventsOf(`during-${store}`)).toBe(1);
      await eventually(
        () => rm.get('/health/ready'),
        ({ status: again }) => again === 200,
        patience,
      );
    },
    180_000,
  );
});

describe('a disk that is full', () => {
  it('refuses with 507 and writes nothing; what was acknowledged stays', async () => {
    const { position } = await filled('kept');
    await stores.stopEvents();
    await stores.startEvents(Number.MAX_SAFE_INTEGER);
    const { body } = await eventually(
      () => fill('no-room'),
      ({ status }) => status === 507,
      patience,
    );
    expect(body.code).toBe('StoreFull');
    await shown('kept', position);
    expect(await eventsOf('no-room')).toBe(0);
    await stores.stopEvents();
    await stores.startEvents();
    await filled('no-room');
    expect(await eventsOf('no-room')).toBe(1);
  });
});

describe('an append of unknown outcome', () => {
  it('is answered with 503, and sent again with its first receipt', async () => {
    const store = rapport.app.get(EventStore);
    const append = store.append.bind(store);
    store.append = async (...given) => {
      store.append = append;
      await append(...given);
      throw new StoreUnavailable('eventstore');
    };
    const { status } = await fill('unknown');
    expect(status).toBe(503);
    const { body } = await fill('unknown').expect(201);
    expect(body).toEqual({ id: 'unknown', revision: 0, position: expect.any(Number) });
    expect(await eventsOf('unknown')).toBe(1);
    const again = await fill('unknown').expect(201);
    expect(again.body).toEqual(body);
  });
});

describe('two workers at once', () => {
  const lease = { _id: 'views', owner: 'somebody else', until: Number.MAX_SAFE_INTEGER };
  const countOf = async () => {
    const { body } = await rm.get('/jars/totals').expect(200);
    return (body as { readonly count: number }[]).reduce((sum, { count }) => sum + count, 0);
  };

  it('fold every event once: the one who comes later fences the other', async () => {
    const { position: settled } = await filled('settled');
    await shown('settled', settled);
    const before = await countOf();
    await rapport.app.get(Tables).write('leases', [{ remove: lease._id }]);
    const second = await startRapport(stores, [JarModule], { api: false, worker: true });
    try {
      const jars = Array.from({ length: 60 }, (_, index) => `fenced-${index}`);
      const receipts = await Promise.all(jars.map(filled));
      for (const [index, { position }] of receipts.entries()) {
        await shown(`fenced-${index}`, position);
      }
      expect(await countOf()).toBe(before + jars.length);
    } finally {
      await second.stop();
    }
  });

  it('make room for each other, and go on when the other is gone', async () => {
    const tables = rapport.app.get(Tables);
    const worker = rapport.app.get(Worker);
    const leads = (wanted: boolean) =>
      eventually(
        () => Promise.resolve(worker.views),
        (views) => views === (wanted ? 'here' : 'standingBy'),
        patience,
      );
    await leads(true);
    await tables.write('leases', [{ put: lease }]);
    await leads(false);
    const { position } = await filled('nobody-folds');
    await tables.write('leases', [{ put: { ...lease, until: 0 } }]);
    await leads(true);
    await shown('nobody-folds', position);
  });
});
