import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { orderKey } from '../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../bson/raw.js';
import { sortParts } from '../bson/sort.js';
import type { Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { compileFilter } from '../query/filters/filter.js';
import { findAll, type Query } from '../query/run.js';
import { WriteBatch } from './writing/batch.js';
import { buildIndexes } from './writing/build.js';
import { allOf } from './catalog.js';
import { dropCollection, dropIndexes } from './writing/drop.js';
import { openStore, type OpenStore } from './folder/folder.js';
import type { IndexSpec } from './index.js';
import type { Store } from './store.js';
import type { Transaction } from './writing/transaction.js';
import { View } from './view.js';

let dir: string;
let open: OpenStore;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mongo-store-'));
  open = await openStore(dir);
});
afterEach(async () => {
  await open.close();
  rmSync(dir, { recursive: true });
});

async function restart(): Promise<Store> {
  await open.close();
  open = await openStore(dir);
  return open.store;
}

function put(name: string, docs: readonly Doc[], transaction?: Transaction): Promise<void> {
  const { store } = open;
  const batch = new WriteBatch(new View(store, transaction, true));
  for (const doc of docs) {
    batch.replace(store.ensure('d', name), orderKey(doc['_id']), toRaw(encodeDoc(doc)));
  }
  return batch.durable();
}

function remove(name: string, id: string): Promise<void> {
  const batch = new WriteBatch(new View(open.store, undefined, true));
  batch.delete(open.store.ensure('d', name), orderKey(id));
  return batch.durable();
}

async function rows(name: string, filter: Doc = {}, query: Partial<Query> = {}) {
  const collection = open.store.get('d', name);
  if (!collection) return [];
  const view = new View(open.store, undefined);
  const found = await findAll(view, collection, { filter: compileFilter(filter), ...query });
  view.rest();
  return found.map(({ raw }) => ({ ...docOf(raw) }));
}

const index = (key: Doc, more: Partial<IndexSpec> = {}): IndexSpec => ({
  v: 2,
  key,
  name: Object.keys(key).join('_'),
  ...more,
});
const build = (name: string, ...specs: readonly IndexSpec[]) =>
  buildIndexes(open.store, open.store.ensure('d', name), specs);
const entries = (number: number) =>
  open.store.environment.countKeys('entries', allOf(number), 10_000).count;

describe('the store', () => {
  it('tells a new process what an old one did', async () => {
    await put('a', [
      { _id: '1', v: 1 },
      { _id: '2', v: 2 },
    ]);
    await put('a', [{ _id: '1', v: 3 }]);
    await remove('a', '2');
    await put('gone', [{ _id: 'x' }]);
    await dropCollection(open.store, open.store.ensure('d', 'gone'));
    await build('a', index({ v: 1 }, { unique: true, partialFilterExpression: { v: { $gt: 0 } } }));
    const uuid = open.store.get('d', 'a')?.uuid;
    const store = await restart();
    expect(await rows('a')).toEqual([{ _id: '1', v: 3 }]);
    expect([...store.collections.keys()]).toEqual(['d.a']);
    expect(store.get('d', 'a')?.uuid).toEqual(uuid);
    expect(store.get('d', 'a')?.totals).toEqual({ size: 1, bytes: 23 });
    expect(store.get('d', 'a')?.indexes.map(({ spec }) => spec)).toMatchObject([
      { key: { v: 1 }, name: 'v', unique: true },
    ]);
    expect(await rows('a', { v: { $gt: 2 } })).toHaveLength(1);
  });

  it('remembers that an index holds arrays', async () => {
    await build('a', index({ v: 1 }));
    await put('a', [{ _id: '1', v: [1, 2, 3] }]);
    await restart();
    expect(open.store.get('d', 'a')?.indexes[0]?.isMultikey).toBe(true);
    expect(await rows('a', { v: { $gte: 1 } })).toHaveLength(1);
  });

  it('has all writes of a moment in one commit', async () => {
    const before = open.store.commits.last;
    await Promise.all(Array.from({ length: 50 }, (_, n) => put('a', [{ _id: String(n) }])));
    expect(open.store.commits.last - before).toBe(1);
    expect(await rows('a')).toHaveLength(50);
  });

  it('remembers what sessions did last, and the thousand latest of them only', async () => {
    const { store } = open;
    for (let n = 0; n < 1_010; n++) {
      store.note(`s${n}`, () => ({ session: `s${n}`, number: BigInt(n), reply: { n: 1 } }));
    }
    const transaction = store.begin(7n);
    await put('a', [{ _id: '1' }], transaction);
    await store.commit(transaction, () => ({ session: 't', number: 7n }));
    const { receipts } = await restart();
    expect(receipts.get('t')).toEqual({ session: 't', number: 7n });
    expect(receipts.get('s1009')).toMatchObject({ number: 1_009n, reply: { n: 1 } });
    expect(receipts.get('s5')).toBeUndefined();
  });
});

describe('long values', () => {
  const long = (end: string, length = 3_000) => 'x'.repeat(length) + end;

  it('are found, sorted and told apart as `_id`s', async () => {
    const ids = ['a', long('c'), long('a'), long('b'), long('a', 5_000), 'y'];
    await put(
      'a',
      ids.map((_id, n) => ({ _id, n })),
    );
    await restart();
    for (const [n, _id] of ids.entries()) expect(await rows('a', { _id })).toEqual([{ _id, n }]);
    const sorted = await rows('a', {}, { sort: sortParts({ _id: 1 }) });
    expect(sorted.map(({ _id }) => _id)).toEqual([...ids].sort());
    const some = await rows('a', { _id: { $gt: long('a'), $lte: long('c') } });
    expect(some.map(({ n }) => n).sort()).toEqual([1, 3]);
    await remove('a', long('a'));
    expect(await rows('a')).toHaveLength(5);
  });

  it('are found and sorted by an index, and taken only once where it is unique', async () => {
    await build('a', index({ v: 1 }, { unique: true }));
    const values = [long('c'), long('a'), long('b'), 'w', 'y', long('', 2_000)];
    await put(
      'a',
      values.map((v, n) => ({ _id: String(n), v })),
    );
    await expect(async () => put('a', [{ _id: 'new', v: long('b') }])).rejects.toMatchObject({
      code: 11000,
    });
    await put('a', [{ _id: '2', v: long('b') }]);
    await restart();
    for (const [n, v] of values.entries())
      expect(await rows('a', { v })).toMatchObject([{ _id: String(n) }]);
    const found = await rows('a', { v: { $gte: 'x' } }, { sort: sortParts({ v: -1 }) });
    expect(found.map(({ v }) => v)).toEqual(
      values
        .filter((v) => v !== 'w')
        .sort()
        .reverse(),
    );
    const either = await rows('a', { v: { $in: [long('a'), long('b')] } });
    expect(either).toHaveLength(2);
  });
});

describe('a full disk', () => {
  const diskFull = { code: 14031 };

  it('fails the write, keeps what was acknowledged, and goes on when there is room', async () => {
    const { store } = open;
    await build('a', index({ v: 1 }, { unique: true }));
    await put('a', [{ _id: '1', v: 1 }]);
    store.commits.minFreeBytes = 2 ** 60;
    const both = await Promise.allSettled([
      put('a', [
        { _id: '1', v: 2 },
        { _id: '2', v: 3 },
      ]),
      put('b', [{ _id: '3' }]),
    ]);
    expect(both).toMatchObject([{ reason: diskFull }, { reason: diskFull }]);
    expect(await rows('a')).toEqual([{ _id: '1', v: 1 }]);
    expect(store.get('d', 'b')).toBeUndefined();
    expect(store.get('d', 'a')?.totals.size).toBe(1);
    store.commits.minFreeBytes = 0;
    await put('a', [{ _id: '4', v: 3 }]);
    await restart();
    expect(await rows('a')).toEqual([
      { _id: '1', v: 1 },
      { _id: '4', v: 3 },
    ]);
  });

  it('fails the transaction that cannot be committed', async () => {
    const { store } = open;
    await put('a', [{ _id: '1' }]);
    const transaction = store.begin(1n);
    await put('a', [{ _id: '2' }], transaction);
    store.commits.minFreeBytes = 2 ** 60;
    await expect(store.commit(transaction)).rejects.toMatchObject(diskFull);
    store.commits.minFreeBytes = 0;
    expect(await rows('a')).toEqual([{ _id: '1' }]);
    await put('a', [{ _id: '2' }]);
  });
});

describe('dropping', () => {
  const dropped = (name: string) => dropCollection(open.store, open.store.ensure('d', name));

  it('waits for the transactions on the collection and lets no other begin on it', async () => {
    const { store } = open;
    await put('a', [{ _id: '1' }]);
    const [first, second] = [store.begin(1n), store.begin(2n)];
    await put('a', [{ _id: '2' }], first);
    let isDropped = false;
    const drop = dropped('a').then(() => {
      isDropped = true;
    });
    const collection = store.ensure('d', 'a');
    const late = findAll(new View(store, second), collection, { filter: compileFilter({}) });
    await expect(late).rejects.toMatchObject({ code: 24 });
    await put('b', [{ _id: 'x' }]);
    expect(isDropped).toBe(false);
    await store.commit(first);
    await drop;
    expect(store.get('d', 'a')).toBeUndefined();
    store.abort(second);
  });

  it('leaves nothing of documents and entries behind, if need be after a restart', async () => {
    await build('a', index({ v: 1 }));
    await put(
      'a',
      Array.from({ length: 5_000 }, (_, v) => ({ _id: String(v), v })),
    );
    const { number, indexes } = open.store.ensure('d', 'a');
    expect(entries(indexes[0]?.number ?? 0)).toBe(5_000);
    await dropped('a');
    expect(await rows('a')).toEqual([]);
    const { environment, sweeper } = await restart();
    await sweeper.idle();
    expect(entries(indexes[0]?.number ?? 0)).toBe(0);
    expect(environment.countKeys('documents', allOf(number), 10_000).count).toBe(0);
  });

  it('leaves nothing of an index behind', async () => {
    await build('a', index({ v: 1 }));
    await put('a', [{ _id: '1', v: 1 }]);
    const collection = open.store.ensure('d', 'a');
    const [first] = collection.indexes;
    if (first) await dropIndexes(open.store, collection, [first]);
    await open.store.sweeper.idle();
    expect(entries(first?.number ?? 0)).toBe(0);
    expect(await rows('a', { v: 1 })).toHaveLength(1);
  });
});

describe('an index built over documents', () => {
  it('is not there when one of its keys is taken twice, and nothing is left of it', async () => {
    await put('a', [
      { _id: '1', v: 1 },
      { _id: '2', v: 1 },
    ]);
    await expect(build('a', index({ v: 1 }, { unique: true }))).rejects.toMatchObject({
      code: 11000,
    });
    expect(open.store.ensure('d', 'a').indexes).toEqual([]);
    await put('a', [{ _id: '3', v: 1 }]);
    await open.store.sweeper.idle();
    const { sweeper, environment } = await restart();
    await sweeper.idle();
    const all = { start: '\0', end: '\xff', isExact: true };
    expect(environment.countKeys('entries', all, 10_000).count).toBe(0);
  });

  it('holds what is written while it is built', async () => {
    await put(
      'a',
      Array.from({ length: 3_000 }, (_, n) => ({ _id: String(n), v: n % 7 })),
    );
    const building = build('a', index({ v: 1 }));
    const writes: Promise<void>[] = [];
    for (let n = 0; n < 1_000; n++) {
      writes.push(put('a', [{ _id: String((n * 17) % 4_000), v: 99 }]));
      if (n % 3 === 0) writes.push(remove('a', String((n * 29) % 4_000)));
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all([building, ...writes]);
    const all = await rows('a');
    for (const v of [0, 3, 99]) {
      const expected = all.filter((row) => row['v'] === v).length;
      expect(await rows('a', { v })).toHaveLength(expected);
    }
    expect(entries(open.store.ensure('d', 'a').indexes[0]?.number ?? 0)).toBe(all.length);
  });
});

describe('damage', () => {
  it('of a document or an entry is an error, never other data', async () => {
    await build('a', index({ v: 1 }));
    await put('a', [
      { _id: '1', v: 1 },
      { _id: '2', v: 2 },
    ]);
    const { environment, collections } = open.store;
    const collection = collections.get('d.a');
    const key = collection?.keyOf(orderKey('2')) ?? '';
    const entry = collection?.indexes[0]?.entry(orderKey(2), orderKey('2'));
    const { raw, commit } = environment.document(key) ?? { raw: '', commit: 0 };
    const bytes = Buffer.concat([Buffer.alloc(10), Buffer.from(raw, 'latin1')]);
    bytes.writeUIntBE(commit, 4, 6);
    await environment.putDocument(key, bytes); // its checksum is wrong
    environment.refresh();
    for (const filter of [{}, { _id: '2' }, { v: 2 }]) {
      await expect(rows('a', filter)).rejects.toMatchObject({ code: 301 });
    }
    expect(await rows('a', { v: 1 })).toHaveLength(1);
    await environment.putEntry(entry?.key ?? '', Buffer.alloc(6));
    environment.refresh();
    await expect(rows('a', { v: 2 })).rejects.toBeInstanceOf(CommandError);
    await environment.removeDocument(collection?.keyOf(orderKey('1')) ?? '');
    environment.refresh();
    await expect(rows('a', { v: 1 })).rejects.toThrow('an index that names no document');
  });
});
