import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClientBulkWriteError, type AnyClientBulkWriteModel, type Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

type Model = AnyClientBulkWriteModel<Document>;

/** A document, or a filter, by an `_id` of the contract's kind. */
const by = (_id: string, others: Document = {}): Document => ({ _id, ...others });

describe.each(SERVERS)('bulk writes over collections on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  async function pair(...rows: readonly Row[]) {
    const [first, second] = [await server.collection(...rows), await server.collection()];
    return { first, second, a: first.namespace, b: second.namespace };
  }

  it('do what each operation says, in its collection', async () => {
    const { first, second, a, b } = await pair({ _id: 'x', n: 1 }, { _id: 'y', n: 1 });
    const models: Model[] = [
      { name: 'insertOne', namespace: b, document: by('i', { n: 0 }) },
      { name: 'updateMany', namespace: a, filter: { n: 1 }, update: { $inc: { n: 1 } } },
      { name: 'updateOne', namespace: a, filter: by('x'), update: [{ $set: { m: '$n' } }] },
      {
        name: 'replaceOne',
        namespace: b,
        filter: by('u'),
        replacement: { n: 9 },
        upsert: true,
      },
      { name: 'updateOne', namespace: b, filter: by('none'), update: { $set: { n: 1 } } },
      { name: 'deleteOne', namespace: a, filter: by('y') },
      { name: 'deleteMany', namespace: b, filter: { n: { $lt: 5 } } },
    ];
    const done = await server.client.bulkWrite(models, { verboseResults: true });
    expect(done).toMatchObject({
      insertedCount: 1,
      matchedCount: 3,
      modifiedCount: 3,
      upsertedCount: 1,
      deletedCount: 2,
    });
    expect(done.insertResults?.get(0)).toEqual({ insertedId: 'i' });
    expect(done.updateResults?.get(1)).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    expect(done.updateResults?.get(3)).toMatchObject({ matchedCount: 1, upsertedId: 'u' });
    expect(done.deleteResults?.get(5)).toEqual({ deletedCount: 1 });
    expect(await first.find().toArray()).toEqual([{ _id: 'x', n: 2, m: 2 }]);
    expect(await second.find().toArray()).toEqual([{ _id: 'u', n: 9 }]);
  });

  it.each([true, false])('report what failed (ordered: %s)', async (ordered) => {
    const { first, a } = await pair({ _id: 'x' });
    const insert = (_id: string): Model => ({
      name: 'insertOne',
      namespace: a,
      document: by(_id),
    });
    const models = [insert('a'), insert('x'), insert('b')];
    const failure: unknown = await server.client
      .bulkWrite(models, { ordered, verboseResults: true })
      .catch((error: unknown) => error);
    if (!(failure instanceof MongoClientBulkWriteError)) throw failure;
    expect([...failure.writeErrors]).toMatchObject([[1, { code: 11000 }]]);
    expect(failure.partialResult?.insertedCount).toBe(ordered ? 1 : 2);
    const ids = ordered ? ['a', 'x'] : ['a', 'b', 'x'];
    expect(await first.distinct('_id')).toEqual(ids);
  });

  it('take part in transactions', async () => {
    const { first, second, a, b } = await pair({ _id: 'x', n: 1 });
    await server.client.withSession(async (session) => {
      session.startTransaction();
      const models: Model[] = [
        { name: 'insertOne', namespace: b, document: by('n', { n: 5 }) },
        { name: 'deleteOne', namespace: a, filter: { n: '$$n' } },
        { name: 'deleteOne', namespace: a, filter: { $expr: { $eq: ['$n', '$$n'] } } },
      ];
      const done = await server.client.bulkWrite(models, { session, let: { n: 1 } });
      expect(done).toMatchObject({ insertedCount: 1, deletedCount: 1 });
      expect(await second.countDocuments()).toBe(0);
      await session.abortTransaction();
    });
    expect(await first.countDocuments()).toBe(1);
  });

  it.each<[string, Document, number]>([
    ['another database than admin', { $db: 'other' }, 13],
    ['unknown operations', { ops: [{ frob: 0 }] }, 2],
    ['collections that are not listed', { ops: [{ delete: 1, filter: {} }] }, 2],
    ['unknown fields', { ops: [{ delete: 0, filter: {}, limit: 1 }] }, 40415],
    ['nothing', { ops: [] }, 16],
    ['what is no namespace', { nsInfo: [{ ns: 'x' }] }, 73],
  ])('refuse %s', async (_case, { $db = 'admin', ...changed }, code) => {
    const { a } = await pair();
    const ops = [{ delete: 0, filter: {} }];
    const command = { bulkWrite: 1, ops, nsInfo: [{ ns: a }], ...changed };
    const reply: unknown = await server.client
      .db(String($db))
      .command(command)
      .catch((error: unknown) => error);
    const results = (reply as { cursor?: { firstBatch: Document[] } }).cursor?.firstBatch;
    expect(results?.[0] ?? reply).toMatchObject({ code });
  });
});
