import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Long, type ClientSession, type Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const many = (count: number): Row[] =>
  Array.from({ length: count }, (_, n) => ({ _id: `k${String(n).padStart(4, '0')}`, n }));

describe.each(SERVERS)('what one client sees of another on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  const inSession = (work: (session: ClientSession) => Promise<void>) =>
    server.client.withSession(work);

  /** Opens a cursor with a first batch of two, and answers how to ask for more. */
  async function opened(name: string, session?: ClientSession) {
    const run = (command: Document, by: ClientSession | undefined): Promise<Document> =>
      by ? server.db.command(command, { session: by }) : server.db.command(command);
    const reply = await run({ find: name, batchSize: 2 }, session);
    const { id } = reply['cursor'] as { id: Long };
    expect(Long.isLong(id) ? id.isZero() : id === 0).toBe(false);
    return (collection: string, by?: ClientSession) => run({ getMore: id, collection }, by);
  }

  it('ends the cursors of a transaction with it', async () => {
    const collection = await server.collection(...many(10));
    await inSession(async (session) => {
      session.startTransaction();
      await collection.insertOne({ _id: 'never', n: -1 }, { session });
      const more = await opened(collection.collectionName, session);
      await session.abortTransaction();
      await expect(more(collection.collectionName, session)).rejects.toBeDefined();
      await expect(more(collection.collectionName)).rejects.toBeDefined();
    });
    expect(await collection.countDocuments({ n: -1 })).toBe(0);
  });

  it('keeps a cursor to the session, the transaction and the collection that it is of', async () => {
    const [collection, other] = [await server.collection(...many(10)), await server.collection()];
    await inSession(async (session) => {
      session.startTransaction();
      const more = await opened(collection.collectionName, session);
      await expect(more(collection.collectionName)).rejects.toBeDefined();
      await inSession(async (stranger) => {
        await expect(more(collection.collectionName, stranger)).rejects.toBeDefined();
      });
      const rest = await more(collection.collectionName, session);
      expect((rest['cursor'] as Document)['nextBatch']).toHaveLength(8);
      await session.abortTransaction();
    });
    await inSession(async (session) => {
      const more = await opened(collection.collectionName, session);
      await expect(more(other.collectionName, session)).rejects.toMatchObject({ code: 13 });
    });
  });

  it('reads a large result to its end, whatever is written meanwhile', async () => {
    const collection = await server.collection(...many(1_000));
    await collection.createIndex({ n: 1 });
    const cursor = collection
      .find({ n: { $gte: 0 } })
      .sort({ n: 1 })
      .batchSize(50);
    const seen: number[] = [];
    for await (const { n } of cursor) {
      seen.push(Number(n));
      if (seen.length % 100 === 0) {
        await collection.deleteOne({ n: seen.length - 10 });
        await collection.updateOne({ n: 999 }, { $set: { extra: seen.length } });
        await collection.insertOne({ _id: `new${seen.length}`, n: -seen.length });
      }
    }
    expect(seen).toEqual(Array.from({ length: 1_000 }, (__, n) => n));
  });

  it('drops a collection when the transactions on it have ended', async () => {
    const collection = await server.collection({ _id: 'a' });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.insertOne({ _id: 'b' }, { session });
      let isDropped = false;
      const drop = collection.drop().then(() => {
        isDropped = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(isDropped).toBe(false);
      await session.commitTransaction();
      await drop;
    });
    expect(await collection.countDocuments()).toBe(0);
  });

  it('makes a plain write wait for a key that a transaction may take or free', async () => {
    const collection = await server.collection({ _id: 'old', v: 'freed' });
    await collection.createIndex({ v: 1 }, { unique: true }, {});
    await inSession(async (session) => {
      session.startTransaction();
      await collection.insertOne({ _id: '1', v: 'taken' }, { session });
      await collection.deleteOne({ _id: 'old' }, { session });
      const outcomes = Promise.allSettled([
        collection.insertOne({ _id: '2', v: 'taken' }),
        collection.insertOne({ _id: '3', v: 'freed' }),
      ]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await session.commitTransaction();
      expect(await outcomes).toMatchObject([
        { status: 'rejected', reason: { code: 11000 } },
        { status: 'fulfilled' },
      ]);
    });
    expect((await collection.distinct('_id')).sort()).toEqual(['1', '3']);
  });

  it('changes every document once, although the change moves it in the index that is read', async () => {
    const collection = await server.collection(...many(500));
    await collection.createIndex({ n: 1 });
    const { modifiedCount } = await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 100 } });
    expect(modifiedCount).toBe(500);
    const rows = await collection.find().sort({ _id: 1 }).toArray();
    expect(rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: 500 }, (__, n) => n + 100));
  });

  it('lets many upsert the same documents at once: each is made once', async () => {
    const collection = await server.collection();
    const upsert = (n: number) =>
      collection.updateOne({ _id: `k${n % 5}` }, { $inc: { n: 1 } }, { upsert: true });
    await Promise.all(Array.from({ length: 100 }, (__, n) => upsert(n)));
    const rows = await collection.find().toArray();
    expect(rows.map(({ n }) => Number(n))).toEqual([20, 20, 20, 20, 20]);
  });

  it('changes no document twice that a plain write of many has to wait for', async () => {
    const collection = await server.collection(...many(10));
    await inSession(async (session) => {
      session.startTransaction();
      await collection.updateOne({ n: 5 }, { $set: { held: true } }, { session });
      const all = collection.updateMany({}, { $inc: { n: 100 } });
      await new Promise((resolve) => setTimeout(resolve, 30));
      await session.commitTransaction();
      expect((await all).modifiedCount).toBe(10);
    });
    const rows = await collection.find().sort({ _id: 1 }).toArray();
    expect(rows.map(({ n }) => Number(n))).toEqual(Array.from({ length: 10 }, (__, n) => n + 100));
  });
});
