import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { orderKey } from '../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../bson/raw.js';
import type { Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import { compileFilter } from '../query/filter.js';
import { find } from '../query/run.js';
import { WriteBatch } from './batch.js';
import { Log, type LogOptions } from './log.js';
import { DISK, DamagedLog, type FileSystem } from './log-file.js';
import { Store } from './store.js';

let dir: string;
let open: Log[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mongo-log-'));
});
afterEach(async () => {
  for (const log of open) await log.close();
  open = [];
  rmSync(dir, { recursive: true });
});

const file = () => join(dir, 'log');

function start(options: Partial<LogOptions> = {}) {
  const store = new Store();
  const log = Log.open(store, { dir, sync: false, ...options });
  open.push(log);
  return { store, log };
}

async function stop(log: Log) {
  open = open.filter((one) => one !== log);
  await log.close();
}

/** Puts documents in one commit. */
function put(store: Store, name: string, ...docs: readonly Doc[]) {
  const collection = store.ensure('d', name);
  const batch = new WriteBatch(store, undefined);
  for (const doc of docs) batch.replace(collection, orderKey(doc['_id']), toRaw(encodeDoc(doc)));
  batch.flush();
}

function remove(store: Store, name: string, id: string) {
  const batch = new WriteBatch(store, undefined);
  batch.delete(store.ensure('d', name), orderKey(id));
  batch.flush();
}

const rows = (store: Store, name: string): readonly Doc[] => {
  const collection = store.get('d', name);
  const found = collection ? find(collection, { filter: compileFilter({}) }) : [];
  return found.map(({ raw }) => ({ ...docOf(raw) }));
};

describe('the log', () => {
  it('tells a new process what an old one did', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1', v: 1 }, { _id: '2', v: 2 });
    put(store, 'a', { _id: '1', v: 3 });
    remove(store, 'a', '2');
    put(store, 'gone', { _id: 'x' });
    const gone = store.get('d', 'gone');
    if (gone) store.drop(gone);
    const key = { v: 1 };
    store.createIndexes(store.ensure('d', 'a'), [{ v: 2, key, name: 'v_1', unique: true }]);
    await stop(log);
    const again = start();
    expect(rows(again.store, 'a')).toEqual([{ _id: '1', v: 3 }]);
    expect([...again.store.collections.keys()]).toEqual(['d.a']);
    expect(again.store.get('d', 'a')?.indexes.map(({ spec }) => spec)).toMatchObject([
      { key, name: 'v_1', unique: true },
    ]);
  });

  it('fills an index when it is first asked for, with all that was written before and since', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1', v: 1 }, { _id: '2', v: 2 });
    store.createIndexes(store.ensure('d', 'a'), [{ v: 2, key: { v: 1 }, name: 'v_1' }]);
    await stop(log);
    const again = start().store;
    put(again, 'a', { _id: '3', v: 2 });
    const collection = again.ensure('d', 'a');
    const [index] = collection.indexes;
    const held = (v: number) => find(collection, { filter: compileFilter({ v }) }).length;
    expect(index?.size).toBe(0);
    expect(held(2)).toBe(2);
    expect(index?.size).toBe(3);
    put(again, 'a', { _id: '1', v: 2 });
    expect(held(2)).toBe(3);
  });

  it('keeps an index right that is filled while a transaction is open', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1', v: 1 });
    store.createIndexes(store.ensure('d', 'a'), [{ v: 2, key: { v: 1 }, name: 'v_1' }]);
    await stop(log);
    const again = start().store;
    const collection = again.ensure('d', 'a');
    const transaction = again.begin(1n);
    const batch = new WriteBatch(again, transaction);
    batch.replace(collection, orderKey('1'), toRaw(encodeDoc({ _id: '1', v: 2 })));
    batch.insert(collection, orderKey('2'), toRaw(encodeDoc({ _id: '2', v: 2 })));
    const held = (v: number) => find(collection, { filter: compileFilter({ v }) }).length;
    expect([held(1), held(2)]).toEqual([1, 0]);
    again.commit(transaction);
    expect([held(1), held(2)]).toEqual([0, 2]);
  });

  it('refuses at once what an index could not hold later', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1' });
    store.createIndexes(store.ensure('d', 'a'), [{ v: 2, key: { v: 1, w: 1 }, name: 'v_1_w_1' }]);
    await stop(log);
    const again = start().store;
    expect(() => {
      put(again, 'a', { _id: '2', v: [1, 2], w: [3] });
    }).toThrow('parallel arrays');
  });

  it('remembers what sessions did last', async () => {
    const { store, log } = start();
    const transaction = store.begin(7n);
    const batch = new WriteBatch(store, transaction);
    batch.insert(store.ensure('d', 'a'), orderKey('1'), toRaw(encodeDoc({ _id: '1' })));
    store.commit(transaction, { session: 's', number: 7n });
    await stop(log);
    expect([...start().log.receipts.values()]).toEqual([{ session: 's', number: 7n }]);
  });

  it.each([1, 7, 8, 30])(
    'drops a commit that lacks its last %i bytes, as a whole',
    async (missing) => {
      const { store, log } = start();
      put(store, 'a', { _id: '1' });
      const whole = log.size;
      put(store, 'a', { _id: '2' }, { _id: '3' });
      await stop(log);
      truncateSync(file(), statSync(file()).size - missing);
      const again = start();
      expect(rows(again.store, 'a')).toEqual([{ _id: '1' }]);
      expect(again.log.size).toBe(whole);
      put(again.store, 'a', { _id: '4' });
      await stop(again.log);
      expect(rows(start().store, 'a')).toEqual([{ _id: '1' }, { _id: '4' }]);
    },
  );

  it('opens at whatever byte it was cut', async () => {
    const { store, log } = start();
    for (let n = 0; n < 5; n++) put(store, 'a', { _id: `${n}a` }, { _id: `${n}b` });
    await stop(log);
    const whole = readFileSync(file());
    for (let size = 0; size < whole.length; size += 3) {
      writeFileSync(file(), whole.subarray(0, size));
      const cut = start();
      const found = rows(cut.store, 'a').map(({ _id }) => String(_id));
      expect(found.length % 2).toBe(0); // never half a commit
      expect(found).toEqual(found.slice().sort());
      await stop(cut.log);
    }
  });

  it('drops zeros at its end, which a crash of the machine may leave', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1' });
    await stop(log);
    appendFileSync(file(), Buffer.alloc(500));
    expect(rows(start().store, 'a')).toEqual([{ _id: '1' }]);
  });

  it('refuses to open when it is damaged before its end', async () => {
    const { store, log } = start();
    put(store, 'a', { _id: '1' });
    put(store, 'a', { _id: '2' });
    await stop(log);
    const bytes = readFileSync(file());
    bytes[40] = (bytes[40] ?? 0) ^ 0xff;
    writeFileSync(file(), bytes);
    expect(() => start()).toThrow(DamagedLog);
    expect(readFileSync(file())).toEqual(bytes);
    writeFileSync(file(), 'something else entirely');
    expect(() => start()).toThrow(DamagedLog);
  });

  it('is compacted at the start when most of it is dead', async () => {
    const { store, log } = start();
    const note = 'x'.repeat(2_000);
    store.createIndexes(store.ensure('d', 'a'), [{ v: 2, key: { n: 1 }, name: 'n_1' }]);
    for (let n = 0; n < 1_000; n++) put(store, 'a', { _id: String(n % 10), n, note });
    const former = log.size;
    await stop(log);
    const again = start();
    expect(again.log.size).toBeLessThan(former / 20);
    expect(rows(again.store, 'a').map(({ n }) => n)).toEqual([
      990, 991, 992, 993, 994, 995, 996, 997, 998, 999,
    ]);
    put(again.store, 'a', { _id: 'new' });
    await stop(again.log);
    const third = start();
    expect(rows(third.store, 'a')).toHaveLength(11);
    expect(third.store.get('d', 'a')?.indexes).toHaveLength(1);
  });

  it('is compacted while it is written to', async () => {
    const { store, log } = start({ compactFrom: 200_000 });
    const note = 'x'.repeat(1_000);
    const ids = Array.from({ length: 1_500 }, (_, n) => `k${n}`);
    put(store, 'a', ...ids.map((_id) => ({ _id, n: -1, note })));
    put(store, 'doomed', ...ids.map((_id) => ({ _id, note })));
    let compactions = 0;
    for (let n = 0, size = 0; n < 6_000; n++) {
      put(store, 'a', { _id: `k${(n * 7) % 1_500}`, n, note: n > 3_000 ? 'short' : note });
      if (n % 100 === 0) remove(store, 'a', `k${n / 100}`);
      if (n === 2_000) store.drop(store.ensure('d', 'doomed'));
      if (n === 2_500) put(store, 'born', { _id: 'b' });
      if (n % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
      if (log.size < size) compactions++;
      size = log.size;
    }
    expect(compactions).toBeGreaterThan(0);
    const [a, born] = [rows(store, 'a'), rows(store, 'born')];
    await stop(log);
    const again = start();
    const sorted = (list: readonly Doc[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(sorted(rows(again.store, 'a'))).toEqual(sorted(a));
    expect(rows(again.store, 'born')).toEqual(born);
    expect(again.store.get('d', 'doomed')).toBeUndefined();
  });

  it('acknowledges after the disk has it, many writes with one sync', async () => {
    let syncs = 0;
    const sync = (fd: number) => {
      syncs++;
      return DISK.sync(fd);
    };
    const { store, log } = start({ sync: true, disk: { ...DISK, sync } });
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        put(store, 'a', { _id: String(n) });
        return Promise.resolve(log.settled());
      }),
    );
    expect(syncs).toBeGreaterThan(0);
    expect(syncs).toBeLessThan(5);
  });
});

describe('a full disk', () => {
  const diskFull = 'the disk is full';
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

  /** A disk with room for so many bytes. */
  function small(room: number): FileSystem & { room: number } {
    const disk = {
      ...DISK,
      room,
      write(fd: number, bytes: Buffer, offset: number, position: number): number {
        const fits = Math.min(bytes.length - offset, disk.room);
        if (fits <= 0) throw full;
        disk.room -= fits;
        return DISK.write(fd, bytes.subarray(0, offset + fits), offset, position);
      },
    };
    return disk;
  }

  it('fails the write, keeps what was acknowledged, and goes on when there is room', async () => {
    const disk = small(2_000);
    const { store, log } = start({ disk });
    put(store, 'a', { _id: '1' }, { _id: '2', v: 1 });
    const large = { _id: '2', v: 'x'.repeat(5_000) };
    const write = () => put(store, 'a', { _id: '3' }, large);
    expect(write).toThrow(diskFull);
    expect(write).toThrow(CommandError);
    expect(rows(store, 'a')).toEqual([{ _id: '1' }, { _id: '2', v: 1 }]);
    expect(() => store.ensure('d', 'b')).toThrow(diskFull);
    expect(store.get('d', 'b')).toBeUndefined();
    disk.room = 100_000;
    put(store, 'a', { _id: '4' });
    await stop(log);
    expect(rows(start().store, 'a')).toEqual([{ _id: '1' }, { _id: '2', v: 1 }, { _id: '4' }]);
  });

  it('aborts the transaction that cannot be committed', () => {
    const disk = small(1_000);
    const { store } = start({ disk });
    put(store, 'a', { _id: '1' });
    const transaction = store.begin(1n);
    const batch = new WriteBatch(store, transaction);
    const raw = toRaw(encodeDoc({ _id: '2', v: 'x'.repeat(2_000) }));
    batch.insert(store.ensure('d', 'a'), orderKey('2'), raw);
    expect(() => store.commit(transaction)).toThrow(diskFull);
    expect(transaction.state).toBe('aborted');
    expect(rows(store, 'a')).toEqual([{ _id: '1' }]);
  });
});
