import type { EventStore } from '#platform';
import { openWorld, readSettings } from '#platform';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../rapport.js';
import { startStores } from '../rapport.js';

let stores: Stores;
let world: Awaited<ReturnType<typeof openWorld>>;
let store: EventStore;
let positions: number[] = [];

const metadata = {
  version: 1,
  actor: { id: 'spec', roles: [] },
  command: 'AddBeans',
  $correlationId: 'spec',
  tenant: 'bank',
  businessDate: '2026-03-02',
};

const added = (beans = 1) => ({ id: randomUUID(), type: 'BeansAdded', data: { beans }, metadata });

beforeAll(async () => {
  stores = await startStores();
  world = await openWorld(
    readSettings({
      RAPPORT_DATA: stores.folder,
      EVENTSTORE_URL: stores.eventStoreUrl,
      MONGODB_URL: stores.mongoUrl,
      RAPPORT_LOG_LEVEL: 'silent',
    }),
  );
  ({ store } = world);
  for (let revision = -1; revision < 199; revision++) {
    positions.push((await store.append('jar-1', [added(revision)], revision)).position);
  }
});
afterAll(async () => {
  await world.close();
  await stores.stop();
  positions = [];
});

describe('a server closes the connection of a client that leaves a thousand reads half-way', () => {
  it.each([
    ['the event at a position', async () => (await store.at(positions[7] ?? 0))?.position],
    ['the head', () => store.head()],
    ['the beginning of the log', () => second(store.log(positions[0]))],
  ])(
    'so 1,500 readings of %s leave none',
    async (_, read) => {
      const first = await read();
      expect(positions).toContain(first);
      for (let reading = 0; reading < 1_500; reading++) expect(await read()).toBe(first);
    },
    120_000,
  );

  it('the log is whole and in order, page by page, from any position', async () => {
    for (const from of [undefined, 0, 1, 63, 64, 65, 150, 198, 199]) {
      const seen: number[] = [];
      const after = from === undefined ? undefined : positions[from];
      for await (const { position } of store.log(after)) seen.push(position);
      expect(seen).toEqual(positions.slice(from === undefined ? 0 : from + 1));
    }
  });
});

describe('a server bounds the expressions of filters', () => {
  it('so events of hundreds of types are followed by their names, and no others come', async () => {
    const others = Array.from({ length: 300 }, (_, index) => `BeansCountedByPersonNumber${index}`);
    const ended = new AbortController();
    const end = setTimeout(() => {
      ended.abort();
    }, 30_000);
    const follow = async (types: readonly string[]) => {
      const seen: string[] = [];
      for await (const { events, upTo } of store.follow(undefined, ended.signal, types)) {
        seen.push(...events.map(({ type }) => type));
        if (seen.length >= 200 || upTo >= (positions.at(-1) ?? 0)) break;
      }
      return seen;
    };
    expect(await follow([...others, 'BeansAdded'])).toEqual(positions.map(() => 'BeansAdded'));
    // A name is no prefix of others.
    await store.append('jar-2', [added()], -1);
    expect(await follow(['Beans'])).toEqual([]);
    clearTimeout(end);
  });
});

async function second(log: AsyncIterable<{ readonly position: number }>) {
  for await (const { position } of log) return position;
  return undefined;
}
