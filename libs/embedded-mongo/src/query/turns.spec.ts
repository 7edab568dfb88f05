import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { orderKey } from '../bson/order.js';
import { encodeDoc, toRaw } from '../bson/raw.js';
import { sortParts } from '../bson/sort.js';
import type { Doc } from '../bson/values.js';
import { WriteBatch } from '../storage/writing/batch.js';
import { buildIndexes } from '../storage/writing/build.js';
import type { Collection } from '../storage/collection.js';
import { temporaryStore, type OpenStore } from '../storage/folder/folder.js';
import { View } from '../storage/view.js';
import { compileFilter } from './filters/filter.js';
import { count, findAll } from './run.js';

const DOCUMENTS = 2_500;
let opened: OpenStore;
let collection: Collection;

beforeAll(async () => {
  opened = await temporaryStore();
  const { store } = opened;
  collection = store.ensure('d', 'rows');
  const batch = new WriteBatch(new View(store, undefined, true));
  for (let n = 0; n < DOCUMENTS; n++) {
    batch.insert(collection, orderKey(n), toRaw(encodeDoc({ _id: n, n, group: n % 25 })));
  }
  await buildIndexes(store, collection, [
    { v: 2, key: { n: 1 }, name: 'n' },
    { v: 2, key: { group: 1 }, name: 'group' },
  ]);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await opened.close();
});

/** What a query has come to while others have every turn; `waits` when it waits for one. */
async function whileOthersWork<T>(work: (view: View) => Promise<T>): Promise<T | 'waits'> {
  const { turns } = opened.store;
  jest.spyOn(turns, 'isOver').mockReturnValue(true);
  const view = new View(opened.store, undefined);
  const waits = new Promise<'waits'>((resolve) => {
    jest.spyOn(turns, 'breathe').mockImplementation(() => {
      resolve('waits');
      return new Promise(() => undefined);
    });
  });
  const result = await Promise.race([work(view), waits]);
  view.rest();
  jest.restoreAllMocks();
  return result;
}

const filter = (source: Doc) => compileFilter(source);

describe('beside work that takes long', () => {
  it('a page of an index waits for no turn', async () => {
    const sort = sortParts({ n: 1 });
    const page = { filter: filter({ n: { $gt: 10 } }), sort, limit: 50 };
    expect(await whileOthersWork((view) => findAll(view, collection, page))).toHaveLength(50);
  });

  it('a few documents and counts wait for no turn', async () => {
    const group = { filter: filter({ group: 3 }) };
    expect(await whileOthersWork((view) => findAll(view, collection, group))).toHaveLength(100);
    expect(await whileOthersWork((view) => count(view, collection, group))).toBe(100);
  });

  it('other work that takes long waits for its turn', async () => {
    const all = { filter: filter({ group: { $mod: [2, 0] } }) };
    expect(await whileOthersWork((view) => findAll(view, collection, all))).toBe('waits');
    expect(await whileOthersWork((view) => count(view, collection, all))).toBe('waits');
  });
});

describe('a count in a large collection', () => {
  /** The counts of the engine, and how far it was allowed to look. */
  async function counted(source: Doc) {
    const looks = jest.spyOn(opened.store.environment, 'countKeys');
    const { size } = collection.totals;
    collection.totals.size = 1_000_000; // as if there were
    const total = await count(new View(opened.store, undefined), collection, {
      filter: filter(source),
    });
    collection.totals.size = size;
    const pieces = looks.mock.calls.map(([, , most]) => most);
    looks.mockRestore();
    return { total, pieces };
  }

  it('looks no further than a small range is long', async () => {
    expect(await counted({ group: 7 })).toEqual({ total: 100, pieces: [1_000] });
  });

  it('goes through a large range in growing pieces', async () => {
    const all = await counted({ n: { $gte: 0 } });
    expect(all).toEqual({ total: DOCUMENTS, pieces: [1_000, 2_000] });
  });
});
