import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientSession, Collection } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const STATES = ['open', 'closed', 'draft'] as const;
const rows = (from: number, to: number): Row[] =>
  Array.from({ length: to - from }, (_, k) => {
    const n = from + k;
    return { _id: String(n).padStart(5, '0'), state: STATES[n % 3], n };
  });

describe.each(SERVERS)('counts of %s', (_name, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  async function filled(): Promise<Collection<Row>> {
    const collection = await server.collection(...rows(0, 1_200));
    await collection.createIndex({ state: 1, n: 1 });
    return collection;
  }
  const open = (collection: Collection<Row>, session?: ClientSession) =>
    collection.countDocuments({ state: 'open' }, session && { session });
  /** The last 900 by `_id`. */
  const late = (collection: Collection<Row>) =>
    collection.countDocuments({ _id: { $gte: '00300' } });

  it('are right after each write, although nothing is counted twice', async () => {
    const collection = await filled();
    const counts = async () => [await open(collection), await late(collection)];
    expect([await counts(), await counts()]).toEqual([
      [400, 900],
      [400, 900],
    ]);
    await collection.insertOne({ _id: '05000', state: 'open', n: 1 });
    expect(await counts()).toEqual([401, 901]);
    await collection.updateOne({ _id: '05000' }, { $set: { state: 'closed' } });
    expect(await counts()).toEqual([400, 901]);
    await collection.updateOne({ _id: '05000' }, { $set: { other: 1 } });
    expect(await counts()).toEqual([400, 901]);
    await collection.deleteMany({ _id: { $in: ['05000', '00900'] } });
    expect(await counts()).toEqual([399, 899]);
    await collection.dropIndexes();
    await collection.createIndex({ state: -1 });
    expect(await counts()).toEqual([399, 899]);
    await collection.drop();
    await collection.insertMany(rows(0, 900));
    await collection.createIndex({ state: 1 });
    expect(await counts()).toEqual([300, 600]);
  });

  it('are those of its beginning in a transaction, and its own', async () => {
    const collection = await filled();
    await server.client.withSession(async (session) => {
      session.startTransaction();
      expect(await open(collection, session)).toBe(400);
      await collection.insertOne({ _id: '06000', state: 'open', n: 1 });
      expect(await open(collection)).toBe(401);
      expect(await open(collection, session)).toBe(400);
      await collection.insertOne({ _id: '06001', state: 'open', n: 1 }, { session });
      expect(await open(collection, session)).toBe(401);
      expect(await open(collection)).toBe(401);
      await session.commitTransaction();
    });
    expect(await open(collection)).toBe(402);
  });

  it('are right while others write', async () => {
    const collection = await filled();
    let n = 400;
    const seen: number[] = [];
    const write = async () => {
      for (; n < 430; n++) await collection.insertOne({ _id: `x${n}`, state: 'open', n });
    };
    const read = async () => {
      while (n < 430) {
        const least = n;
        const found = await open(collection);
        seen.push(Number(found >= least && found <= n + 1));
      }
    };
    await Promise.all([write(), read(), read()]);
    expect(seen.every(Boolean)).toBe(true);
    expect(await open(collection)).toBe(430);
  });
});
