import { UnusableFolder } from '#embedded-host';
import { chooser, damages } from '#embedded-host/testing';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { orderKey } from '../../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../../bson/raw.js';
import { sortParts } from '../../bson/sort.js';
import type { Doc } from '../../bson/values.js';
import { compileFilter } from '../../query/filters/filter.js';
import { findAll } from '../../query/run.js';
import { WriteBatch } from '../writing/batch.js';
import { buildIndexes } from '../writing/build.js';
import { dropCollection } from '../writing/drop.js';
import { openStore } from './folder.js';
import type { Store } from '../store.js';
import { View } from '../view.js';

const DAMAGES = process.env['RAPPORT_LONG'] ? 2_000 : 200;
const FILES = ['data.mdb', 'mongo.json'];
const NAMES = ['loans', 'clients', 'large'];

const row = (n: number, version: number): Doc => ({
  _id: `key-${n}`,
  version,
  status: ['open', 'closed', 'draft'][n % 3],
  tags: [`t${n % 7}`, `u${n % 5}`],
  note: 'x'.repeat(n % 40 ? 200 : 9_000),
});

function put(store: Store, name: string, docs: readonly Doc[]): Promise<void> {
  const batch = new WriteBatch(new View(store, undefined, true));
  const collection = store.ensure('d', name);
  for (const doc of docs) batch.replace(collection, orderKey(doc['_id']), toRaw(encodeDoc(doc)));
  return batch.durable();
}

/** A folder with collections and indexes, written in many commits, and stopped in good order. */
async function written(dir: string): Promise<void> {
  const { store, close } = await openStore(dir, { noSync: true });
  for (const name of NAMES) {
    await buildIndexes(store, store.ensure('d', name), [
      { v: 2, key: { status: 1, version: -1 }, name: 'status' },
      { v: 2, key: { tags: 1 }, name: 'tags' },
      { v: 2, key: { note: 1, _id: 1 }, name: 'note', unique: true },
    ]);
  }
  for (let n = 0; n < 200; n++) {
    const docs = [0, 1, 2].map((k) => row((n * 37 + k * 11) % 300, n));
    await put(store, NAMES[n % 3] ?? '', docs);
  }
  await put(store, 'gone', [row(1, 1)]);
  await dropCollection(store, store.ensure('d', 'gone'));
  await store.sweeper.idle();
  await close();
}

/** Everything that a server on this folder serves: by a scan, by `_id`, and by every index. */
async function served(dir: string): Promise<Record<string, unknown[]>> {
  const { store, close } = await openStore(dir, { noSync: true });
  try {
    return await everything(store);
  } finally {
    await close();
  }
}

async function everything(store: Store): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = { collections: [...store.collections.keys()].sort() };
  const view = new View(store, undefined);
  for (const collection of store.collections.values()) {
    if (collection.name === 'more') continue;
    const ask = async (what: string, filter: Doc, sort: Doc = {}) => {
      const query = { filter: compileFilter(filter), sort: sortParts(sort) };
      const docs = await findAll(view, collection, query);
      found[`${collection.name}: ${what}`] = docs.map(({ raw }) => JSON.stringify(docOf(raw)));
    };
    await ask('all', {});
    await ask('backwards', {}, { _id: -1 });
    for (const status of ['open', 'closed']) await ask(status, { status }, { version: 1 });
    for (let t = 0; t < 7; t++) await ask(`t${t}`, { tags: `t${t}` });
    await ask('by note', { note: { $gt: '' } }, { note: 1, _id: 1 });
    found[`${collection.name}: count`] = [collection.totals.size];
  }
  view.rest();
  return found;
}

/** What a folder serves after more was written to it: nothing was written over. */
async function servedAfterMore(dir: string): Promise<Record<string, unknown[]>> {
  const { store, close } = await openStore(dir, { noSync: true });
  for (let n = 0; n < 10; n++) await put(store, 'more', [row(n, n), row(n + 100, n)]);
  await dropCollection(store, store.ensure('d', 'more'));
  await close();
  return served(dir);
}

describe('a folder that was damaged', () => {
  let home: string;
  let sound: Record<string, unknown[]>;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'mongo-damage-'));
    await written(join(home, 'sound'));
    sound = await served(join(home, 'sound'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  it('has something to lose', () => {
    expect(sound['loans: all']?.length).toBeGreaterThan(100);
    expect(sound['loans: t3']?.length).toBeGreaterThan(10);
    expect(sound['large: by note']).toHaveLength(sound['large: all']?.length ?? 0);
  });

  it.each(Object.keys(damages))(
    'is refused, or serves exactly what was acknowledged: %s',
    async (kind) => {
      const next = chooser(kind.length * 7_919 + kind.charCodeAt(0));
      const original = readFileSync(join(home, 'sound', 'data.mdb'));
      let refused = 0;
      for (let round = 0; round < DAMAGES / 6; round++) {
        const dir = join(home, 'damaged');
        mkdirSync(dir);
        for (const file of FILES) copyFileSync(join(home, 'sound', file), join(dir, file));
        const bytes = damages[kind]?.(Buffer.from(original), next);
        writeFileSync(join(dir, 'data.mdb'), bytes ?? original);
        try {
          expect(await served(dir)).toEqual(sound);
          expect(await servedAfterMore(dir)).toEqual(sound);
        } catch (error) {
          if (!(error instanceof UnusableFolder)) throw error;
          expect(error.fault).toBe('damaged');
          refused++;
        }
        rmSync(dir, { recursive: true });
      }
      expect(refused).toBeGreaterThan(0);
    },
    20 * DAMAGES + 20_000,
  );
});
