import { EmbeddedMongo } from '#embedded-mongo';
import { MongoTables, StoreUnavailable } from '#platform';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stores } from '../rapport.js';
import { startStores } from '../rapport.js';

let stores: Stores;
let tables: MongoTables;

beforeAll(async () => {
  stores = await startStores();
  tables = new MongoTables(stores.mongoUrl, 'write-all');
  await tables.open();
  await tables.create(['rows', 'totals']);
});
afterAll(async () => {
  await tables.close();
  await stores.stop();
});

const put = (table: string, _id: string, value: number) => ({
  table,
  writes: [{ put: { _id, value } }],
});

describe('the writes of many tables', () => {
  it('are each made, of every kind, as one', async () => {
    await tables.write('rows', [{ put: { _id: 'gone', value: 1 } }]);
    await tables.transact((within) =>
      tables.writeAll(
        [
          {
            table: 'rows',
            writes: [{ insert: { _id: 'new', value: 2 } }, { remove: 'gone' }],
          },
          {
            table: 'totals',
            writes: [{ add: 'all', figures: { count: 3 }, set: { group: 'g' } }],
          },
        ],
        within,
      ),
    );
    expect(await tables.byIds('rows', ['gone', 'new'])).toEqual([{ _id: 'new', value: 2 }]);
    expect(await tables.byIds('totals', ['all'])).toEqual([{ _id: 'all', count: 3, group: 'g' }]);
  });

  it('are none of them made where one fails', async () => {
    const repeated = { table: 'rows', writes: [{ insert: { _id: 'new', value: 9 } }] };
    const both = [put('totals', 'other', 1), repeated];
    await expect(tables.transact((within) => tables.writeAll(both, within))).rejects.toThrow();
    expect(await tables.byIds('totals', ['other'])).toEqual([]);
  });

  it('are made again where another transaction was first', async () => {
    let tries = 0;
    let second: Promise<void> | undefined;
    let tried: () => void = () => undefined;
    const isTried = new Promise<void>((resolve) => {
      tried = resolve;
    });
    await tables.transact(async (within) => {
      await tables.writeAll([put('rows', 'both', 1), put('totals', 'both', 1)], within);
      second ??= tables.transact(async (other) => {
        tries++;
        const outcome = tables.writeAll([put('rows', 'both', 2), put('totals', 'both', 2)], other);
        outcome.then(tried, tried);
        await outcome;
      });
      await isTried;
    });
    await second;
    expect(tries).toBeGreaterThan(1);
    expect(await tables.byIds('rows', ['both'])).toEqual([{ _id: 'both', value: 2 }]);
  });
});

describe('a server that is gone', () => {
  it('has taken nothing that is written to it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'rapport-gone-'));
    const server = await EmbeddedMongo.start({ dir, inProcess: true });
    const gone = new MongoTables(server.url, 'gone');
    try {
      await gone.open();
      await gone.create(['rows']);
      await server.stop();
      const row = { _id: 'one', count: 1 };
      const written = [
        gone.write('rows', [{ put: row }]),
        gone.write('rows', [{ add: 'all', figures: { count: 1 }, set: {}, unlessSeen: 7 }]),
        gone.insertMissing('rows', [row]),
      ];
      for (const outcome of await Promise.allSettled(written)) {
        expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) });
      }
    } finally {
      await gone.close();
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
