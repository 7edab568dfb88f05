import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Document } from 'mongodb';
import { EmbeddedMongo, type RunningMongo } from '../embedded-mongo.js';
import { orderKey } from '../bson/order.js';
import { encodeDoc, toRaw } from '../bson/raw.js';
import { compileFilter } from '../query/filters/filter.js';
import { findAll } from '../query/run.js';
import { WriteBatch } from '../storage/writing/batch.js';
import { temporaryStore } from '../storage/folder/folder.js';
import { TimeLimit } from '../storage/time-limit.js';
import { View } from '../storage/view.js';

interface Row extends Document {
  _id: number;
}

let server: RunningMongo;
let client: MongoClient;
const rows = () => client.db('d').collection<Row>('rows');
const name = { $regex: 'nobody.*here' };

beforeAll(async () => {
  server = await EmbeddedMongo.start({ inProcess: true });
  client = await new MongoClient(server.url).connect();
  const text = 'nobody is '.repeat(100);
  const many = Array.from({ length: 5_000 }, (_, _id) => ({ _id, name: text, n: 0 }));
  await rows().insertMany(many);
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

describe('the time of a command', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a search', () => rows().find({ name }, { maxTimeMS: 1 }).toArray()],
    [
      'a sort',
      () =>
        rows()
          .find({}, { sort: { name: 1 }, maxTimeMS: 1 })
          .toArray(),
    ],
    ['a count', () => rows().countDocuments({ name }, { maxTimeMS: 1 })],
    ['an update', () => rows().updateMany({ name }, { $inc: { n: 1 } }, { maxTimeMS: 1 })],
  ])('ends %s', async (_name, run) => {
    await expect(run()).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
  });

  it('ends the wait for a transaction, and the write is not done later', async () => {
    await client.withSession(async (session) => {
      session.startTransaction();
      await rows().updateOne({ _id: 1 }, { $inc: { n: 1 } }, { session });
      const late = rows().updateOne({ _id: 1 }, { $inc: { n: 10 } }, { maxTimeMS: 30 });
      await expect(late).rejects.toMatchObject({ code: 50 });
      await session.commitTransaction();
    });
    expect(await rows().findOne({ _id: 1 }, { projection: { n: 1 } })).toEqual({ _id: 1, n: 1 });
  });

  it('is that of each batch of a cursor', async () => {
    const cursor = rows().find({}, { batchSize: 100, maxTimeMS: 2_000 });
    expect(await cursor.toArray()).toHaveLength(5_000);
  });

  it('is over when nobody waits for the answer', async () => {
    const opened = await temporaryStore();
    const { store } = opened;
    const collection = store.ensure('d', 'rows');
    const batch = new WriteBatch(new View(store, undefined, true));
    batch.replace(collection, orderKey(1), toRaw(encodeDoc({ _id: 1 })));
    await batch.durable();
    let isAlone = false;
    const view = new View(store, undefined, false, new TimeLimit(0, () => isAlone));
    const query = { filter: compileFilter({ n: { $ne: 1 } }) };
    expect(await findAll(view, collection, query)).toHaveLength(1);
    isAlone = true;
    await expect(findAll(view, collection, query)).rejects.toMatchObject({ code: 279 });
    view.rest();
    await opened.close();
  });
});
