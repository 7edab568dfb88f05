import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientSession } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

describe.each(SERVERS)('transactions on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  const inSession = (work: (session: ClientSession) => Promise<void>) =>
    server.client.withSession(work);
  const transact = (work: (session: ClientSession) => Promise<unknown>) =>
    inSession((session) => session.withTransaction(work).then(() => undefined));

  it('show their writes to themselves only, until they commit', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.updateOne({ _id: 'a' }, { $set: { n: 2 } }, { session });
      await collection.insertOne({ _id: 'b', n: 5 }, { session });
      expect((await collection.findOne({ _id: 'a' }, { session }))?.['n']).toBe(2);
      expect(await collection.countDocuments({}, { session })).toBe(2);
      expect((await collection.findOne({ _id: 'a' }))?.['n']).toBe(1);
      expect(await collection.countDocuments()).toBe(1);
      await session.commitTransaction();
    });
    expect(await collection.countDocuments({ n: { $gt: 1 } })).toBe(2);
  });

  it('leave nothing behind when they abort', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.deleteMany({}, { session });
      await collection.insertOne({ _id: 'b' }, { session });
      expect(await collection.countDocuments({}, { session })).toBe(1);
      await session.abortTransaction();
    });
    expect(await collection.find().toArray()).toEqual([{ _id: 'a', n: 1 }]);
    await collection.insertOne({ _id: 'b' });
  });

  it('read everything as of their start', async () => {
    const collection = await server.collection({ _id: '1', v: 1 }, { _id: '2', v: 1 });
    await collection.createIndex({ v: 1 });
    await inSession(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      expect(await collection.countDocuments({ v: 1 }, { session })).toBe(2);
      await collection.updateOne({ _id: '2' }, { $set: { v: 9 } });
      await collection.insertOne({ _id: '3', v: 1 });
      await collection.deleteOne({ _id: '1' });
      const seen = await collection.find({ v: 1 }, { session }).sort({ _id: 1 }).toArray();
      expect(seen).toEqual([
        { _id: '1', v: 1 },
        { _id: '2', v: 1 },
      ]);
      expect(await collection.findOne({ _id: '3' }, { session })).toBeNull();
      await session.commitTransaction();
    });
    expect(await collection.find({ v: 1 }).toArray()).toEqual([{ _id: '3', v: 1 }]);
  });

  it('see their own writes in the order of an index', async () => {
    const rows = Array.from({ length: 20 }, (__, n) => ({ _id: `k${n}`, v: n * 10 }));
    const collection = await server.collection(...rows);
    await collection.createIndex({ v: 1 });
    await transact(async (session) => {
      await collection.updateOne({ _id: 'k0' }, { $set: { v: 75 } }, { session });
      await collection.insertOne({ _id: 'new', v: 55 }, { session });
      await collection.deleteOne({ _id: 'k6' }, { session });
      const page = collection.find({ v: { $gt: 40 } }, { session }).sort({ v: 1 });
      const found = await page.limit(4).toArray();
      expect(found.map(({ _id }) => _id)).toEqual(['k5', 'new', 'k7', 'k0']);
    });
  });

  it('conflict when two change one document, and say so', async () => {
    const collection = await server.collection({ _id: 'a', n: 0 });
    await inSession(async (first) => {
      await inSession(async (second) => {
        first.startTransaction();
        second.startTransaction();
        await collection.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session: first });
        const late = collection.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session: second });
        await expect(late).rejects.toMatchObject({ code: 112 });
        await second.abortTransaction();
        await first.commitTransaction();
      });
    });
    expect((await collection.findOne())?.['n']).toBe(1);
  });

  it('conflict with what was written since they began', async () => {
    const collection = await server.collection({ _id: 'a', n: 0 }, { _id: 'b' });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.findOne({ _id: 'b' }, { session });
      await collection.updateOne({ _id: 'a' }, { $set: { n: 5 } });
      const late = collection.updateOne({ _id: 'a' }, { $set: { n: 6 } }, { session });
      const failure: unknown = await late.catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 112 });
      expect(
        (failure as { hasErrorLabel(label: string): boolean }).hasErrorLabel(
          'TransientTransactionError',
        ),
      ).toBe(true);
      await session.abortTransaction();
    });
  });

  it('are run again by withTransaction until they succeed', async () => {
    const collection = await server.collection({ _id: 'a', n: 0 });
    const increment = () =>
      transact(async (session) => {
        const found = await collection.findOne({ _id: 'a' }, { session });
        const n = Number(found?.['n']) + 1;
        await collection.updateOne({ _id: 'a' }, { $set: { n } }, { session });
      });
    await Promise.all(Array.from({ length: 6 }, increment));
    expect((await collection.findOne())?.['n']).toBe(6);
  });

  it('make a plain write to their documents wait', async () => {
    const collection = await server.collection({ _id: 'a', n: 0 });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.updateOne({ _id: 'a' }, { $inc: { n: 1 } }, { session });
      let isDone = false;
      const plain = collection.updateOne({ _id: 'a' }, { $inc: { n: 10 } }).then(() => {
        isDone = true;
      });
      await server.db.command({ ping: 1 });
      await collection.findOne({ _id: 'a' });
      expect(isDone).toBe(false);
      await session.commitTransaction();
      await plain;
    });
    expect((await collection.findOne())?.['n']).toBe(11);
  });

  it('are ended by an error', async () => {
    const collection = await server.collection({ _id: 'a' });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.insertOne({ _id: 'b' }, { session });
      const duplicate = collection.insertOne({ _id: 'a' }, { session });
      await expect(duplicate).rejects.toMatchObject({ code: 11000 });
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    });
    expect(await collection.countDocuments()).toBe(1);
  });

  it('write in bulk', async () => {
    const collection = await server.collection({ _id: 'k1', n: 1 });
    await transact(async (session) => {
      const done = await collection.bulkWrite(
        Array.from({ length: 600 }, (__, i) => ({
          replaceOne: { filter: { _id: `k${i}` }, replacement: { n: i }, upsert: true },
        })),
        { session },
      );
      expect(done).toMatchObject({ upsertedCount: 599, matchedCount: 1 });
      await collection.updateMany({ n: { $gte: 300 } }, { $set: { large: true } }, { session });
    });
    expect(await collection.countDocuments()).toBe(600);
    expect(await collection.countDocuments({ large: true })).toBe(300);
  });

  it('span collections', async () => {
    const [rows, checkpoints] = [await server.collection(), await server.collection()];
    await checkpoints.insertOne({ _id: 'view', position: 1 });
    const advance = (from: number, to: number) =>
      transact(async (session) => {
        await rows.insertOne({ _id: `row-${to}` }, { session });
        const guard = { _id: 'view', position: from };
        const moved = await checkpoints.updateOne(guard, { $set: { position: to } }, { session });
        if (moved.matchedCount === 0) throw new Error('somebody else was faster');
      });
    await advance(1, 2);
    await expect(advance(1, 3)).rejects.toThrow('somebody else was faster');
    expect(await rows.find().toArray()).toEqual([{ _id: 'row-2' }]);
  });

  it('conflict over a unique key that is not committed yet', async () => {
    const collection = await server.collection();
    await collection.createIndex({ v: 1 }, { unique: true }, {});
    const insert = (row: Row, session: ClientSession) => collection.insertOne(row, { session });
    await inSession(async (first) => {
      await inSession(async (second) => {
        first.startTransaction();
        second.startTransaction();
        await insert({ _id: '1', v: 'x' }, first);
        const outcome = insert({ _id: '2', v: 'x' }, second).then(() => second.commitTransaction());
        const both = await Promise.allSettled([first.commitTransaction(), outcome]);
        expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });
    });
    expect(await collection.countDocuments()).toBe(1);
  });

  it('make collections and their indexes, which nobody else sees before the commit', async () => {
    const names = async () => (await server.db.listCollections().toArray()).map(({ name }) => name);
    const one = server.db.collection<Row>('made-in-one');
    await inSession(async (session) => {
      session.startTransaction();
      await server.db.createCollection('made-by-create', { session });
      await server.db.collection('made-by-create').createIndex({ v: 1 }, {}, { session });
      await one.insertOne({ _id: 'a' }, { session });
      await server.db.collection('made-by-index').createIndex({ v: 1 }, {}, { session });
      expect(await one.countDocuments({}, { session })).toBe(1);
      expect(await names()).not.toEqual(expect.arrayContaining(['made-in-one']));
      expect(await names()).not.toEqual(expect.arrayContaining(['made-by-create']));
      await expect(one.indexes()).rejects.toMatchObject({ code: 26 });
      await session.commitTransaction();
    });
    const made = ['made-in-one', 'made-by-create', 'made-by-index'];
    expect(await names()).toEqual(expect.arrayContaining(made));
    expect(await server.db.collection('made-by-index').indexes()).toHaveLength(2);
    expect(await one.countDocuments()).toBe(1);
  });

  it('take collections back that they made, unless somebody else has made them meanwhile', async () => {
    const [mine, shared] = ['taken-back', 'kept'].map((name) => server.db.collection<Row>(name));
    await inSession(async (session) => {
      session.startTransaction();
      await mine?.insertOne({ _id: 'a' }, { session });
      await shared?.insertOne({ _id: 'a' }, { session });
      await shared?.insertOne({ _id: 'b' });
      await session.abortTransaction();
    });
    const names = (await server.db.listCollections().toArray()).map(({ name }) => name);
    expect(names).not.toContain('taken-back');
    expect(await shared?.distinct('_id')).toEqual(['b']);
    await mine?.insertOne({ _id: 'c' });
    expect(await mine?.distinct('_id')).toEqual(['c']);
  });

  it('refuse indexes of collections that are there', async () => {
    const collection = await server.collection({ _id: 'a' });
    await inSession(async (session) => {
      session.startTransaction();
      const made = collection.createIndex({ v: 1 }, {}, { session });
      await expect(made).rejects.toMatchObject({ code: 263 });
      await session.abortTransaction();
    });
  });

  it('fetch large results in batches', async () => {
    const rows = Array.from({ length: 300 }, (__, n) => ({ _id: `k${n}` }));
    const collection = await server.collection(...rows);
    await transact(async (session) => {
      expect(await collection.find({}, { session }).batchSize(50).toArray()).toHaveLength(300);
    });
  });

  it('refuse to list or drop', async () => {
    const collection = await server.collection({ _id: 'a' });
    await inSession(async (session) => {
      session.startTransaction();
      await collection.findOne({}, { session });
      const drop = server.db.command({ drop: collection.collectionName }, { session });
      await expect(drop).rejects.toMatchObject({ code: 263 });
      await session.abortTransaction().catch(() => undefined);
    });
    expect(await collection.countDocuments()).toBe(1);
  });

  it('keep reads of a session in order without one', async () => {
    const collection = await server.collection();
    await server.client.withSession({ causalConsistency: true }, async (session) => {
      for (let n = 0; n < 5; n++) {
        await collection.insertOne({ _id: `k${n}` }, { session });
        expect(await collection.countDocuments({}, { session })).toBe(n + 1);
      }
    });
  });
});
