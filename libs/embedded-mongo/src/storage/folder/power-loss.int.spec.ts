import { canRecordWrites, chooser, compiled, DiskFile, recordWrites } from '#embedded-host/testing';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { docOf } from '../../bson/raw.js';
import { compileFilter } from '../../query/filters/filter.js';
import { findAll } from '../../query/run.js';
import { openStore } from './folder.js';
import { View } from '../view.js';

const CUTS = process.env['RAPPORT_LONG'] ? 2_000 : 150;

/**
 * Eight writers put one to three documents and count them, every third time in a transaction, and
 * delete what they put long before; what they wrote is told when it is acknowledged.
 */
const program = (index: string, folder: string, acknowledged: string) => `
  import { openSync, writeSync } from 'node:fs';
  const own = (file) => import(new URL(file + '.js', ${JSON.stringify(index)}));
  const { openStore } = await own('storage/folder/folder');
  const { WriteBatch } = await own('storage/writing/batch');
  const { buildIndexes } = await own('storage/writing/build');
  const { View } = await own('storage/view');
  const { orderKey } = await own('bson/order');
  const { encodeDoc, toRaw } = await own('bson/raw');
  const { store, close } = await openStore(${JSON.stringify(folder)});
  const rows = store.ensure('d', 'rows');
  const counts = store.ensure('d', 'counts');
  await buildIndexes(store, rows, [{ v: 2, key: { name: 1, part: 1 }, name: 'name', unique: true }]);
  const told = openSync(${JSON.stringify(acknowledged)}, 'a');
  const put = (batch, collection, doc) =>
    batch.replace(collection, orderKey(doc._id), toRaw(encodeDoc(doc)));
  await Promise.all([...Array(8).keys()].map(async (writer) => {
    for (let n = 0; n < 60; n++) {
      const parts = 1 + ((writer + n) % 3);
      const name = writer + '-' + n + '/' + parts;
      const transaction = n % 3 ? undefined : store.begin(1n);
      const batch = new WriteBatch(new View(store, transaction, true));
      const pad = 'x'.repeat(n % 13 ? 200 : 9_000);
      for (let part = 0; part < parts; part++) put(batch, rows, { _id: name + '/' + part, name, part, pad });
      put(batch, counts, { _id: writer, n });
      if (n >= 40) {
        const old = writer + '-' + (n - 40) + '/' + (1 + ((writer + n - 40) % 3));
        batch.delete(rows, orderKey(old + '/0'));
      }
      await (transaction ? store.commit(transaction) : batch.durable());
      writeSync(told, name + '\\n');
    }
  }));
  await close();`;

/** What a folder holds, which is checked as after any stop that was not clean. */
async function stored(dir: string) {
  const { store, close } = await openStore(dir, { noSync: true });
  const view = new View(store, undefined);
  const all = async (name: string, filter: object) => {
    const collection = store.get('d', name);
    const query = { filter: compileFilter(filter) };
    const found = collection ? await findAll(view, collection, query) : [];
    return found.map(({ raw }) => docOf(raw));
  };
  const found = {
    rows: await all('rows', {}),
    byIndex: await all('rows', { name: { $gte: '' } }),
    counts: await all('counts', {}),
  };
  view.rest();
  await close();
  return found;
}

type Stored = Awaited<ReturnType<typeof stored>>;

/** Every write that was acknowledged is there, and each is there whole or not at all. */
function check({ rows, byIndex, counts }: Stored, told: ReadonlySet<string>): void {
  const there = new Map<string, Set<number>>();
  for (const { name, part } of rows) {
    const parts = there.get(String(name)) ?? new Set();
    there.set(String(name), parts.add(Number(part)));
  }
  const last = new Map(counts.map(({ _id, n }) => [Number(_id), Number(n)]));
  for (const name of told) {
    const [writer = 0, n = 0, parts = 0] = name.split(/[-/]/).map(Number);
    const written = last.get(writer) ?? -1;
    expect(written).toBeGreaterThanOrEqual(n);
    for (let part = 0; part < parts; part++) {
      const isDeleted = part === 0 && written - 40 >= n;
      expect({ name, part, is: there.get(name)?.has(part) === true }).toEqual({
        name,
        part,
        is: !isDeleted,
      });
    }
  }
  for (const [name, parts] of there) {
    const [writer = 0, n = 0, wanted = 0] = name.split(/[-/]/).map(Number);
    expect(n).toBeLessThanOrEqual(last.get(writer) ?? -1);
    const isDeleted = (last.get(writer) ?? -1) - 40 >= n;
    expect(parts.size).toBe(isDeleted ? wanted - 1 : wanted);
  }
  expect(byIndex.length).toBe(rows.length);
}

describe('a power cut', () => {
  const spec = canRecordWrites() ? it : it.skip; // needs a C compiler, on Linux

  spec(
    'at any moment leaves what was acknowledged, in a folder that opens',
    async () => {
      const home = realpathSync(mkdtempSync(join(tmpdir(), 'mongo-power-')));
      const watched = join(home, 'watched');
      const [folder, acknowledged] = [join(watched, 'data'), join(watched, 'acknowledged')];
      mkdirSync(watched);
      const index = await compiled('embedded-mongo');
      const deeds = await recordWrites(home, watched, program(index, folder, acknowledged));
      const { seal: _, ...marker } = JSON.parse(
        readFileSync(join(folder, 'mongo.json'), 'utf8'),
      ) as { seal: string };
      const begun = deeds.findIndex(({ file }) => file === acknowledged);
      const below = chooser(20_261_127);
      const cuts = Array.from({ length: CUTS }, () => begun + below(deeds.length - begun));
      cuts.sort((a, b) => a - b);

      const data = new DiskFile(join(folder, 'data.mdb'));
      const told = new Set<string>();
      let at = 0;
      for (const [round, cut] of cuts.entries()) {
        for (; at < cut; at++) {
          const deed = deeds[at];
          if (!deed) break;
          data.take(deed);
          if (deed.file === acknowledged) told.add(deed.bytes.toString().trim());
        }
        const share = [0, 100, 50][round % 3] ?? 0; // of what was not synced and is kept, in percent
        const dir = join(home, 'after');
        mkdirSync(dir);
        writeFileSync(
          join(dir, 'data.mdb'),
          data.afterPowerLoss(() => below(100) < share),
        );
        writeFileSync(join(dir, 'mongo.json'), JSON.stringify(marker));
        check(await stored(dir), told);
        rmSync(dir, { recursive: true });
      }
      expect(told.size).toBeGreaterThan(300);
      rmSync(home, { recursive: true });
    },
    60_000 + 60 * CUTS,
  );
});
