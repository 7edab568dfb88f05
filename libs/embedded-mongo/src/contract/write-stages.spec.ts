import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

describe.each(SERVERS)('aggregations that write on %s', (_, start) => {
  let server: Server;
  let source: Collection<Row>;
  beforeAll(async () => {
    server = await start();
    source = await server.collection({ _id: 'a', n: 1 }, { _id: 'b', n: 2 }, { _id: 'c', n: 3 });
  });
  afterAll(() => server.stop());

  const all = (collection: Collection<Row>) => collection.find().sort({ _id: 1 }).toArray();
  const write = (...stages: Document[]) => source.aggregate(stages).toArray();
  const large = { $match: { n: { $gt: 1 } } };

  it('put the results in the place of what a collection held', async () => {
    const target = await server.collection({ _id: 'old' });
    await target.createIndex({ n: 1 });
    expect(await write(large, { $out: target.collectionName })).toEqual([]);
    expect(await all(target)).toEqual([
      { _id: 'b', n: 2 },
      { _id: 'c', n: 3 },
    ]);
    expect(await target.find({ n: 3 }).hint({ n: 1 }).toArray()).toHaveLength(1);
    await write(large, { $out: { db: server.db.databaseName, coll: 'made' } });
    expect(await server.db.collection('made').countDocuments()).toBe(2);
  });

  it('may go back to where they come from', async () => {
    const own = await server.collection({ _id: 'a', n: 1 }, { _id: 'b', n: 2 });
    const stages = [{ $match: { n: 2 } }, { $set: { m: 1 } }, { $out: own.collectionName }];
    await own.aggregate(stages).toArray();
    expect(await all(own)).toEqual([{ _id: 'b', n: 2, m: 1 }]);
  });

  it('leave everything as it was when they fail', async () => {
    const target = await server.collection({ _id: 'old' });
    await target.createIndex({ k: 1 }, { unique: true }, {});
    const same = write({ $set: { k: 1 } }, { $out: target.collectionName });
    await expect(same).rejects.toMatchObject({ code: 11000 });
    expect(await all(target)).toEqual([{ _id: 'old' }]);
  });

  it.each<[Document, Row[]]>([
    [
      {},
      [
        { _id: 'a', k: 1 },
        { _id: 'b', k: 1, n: 2 },
        { _id: 'c', n: 3 },
      ],
    ],
    [
      { whenMatched: 'replace' },
      [
        { _id: 'a', k: 1 },
        { _id: 'b', n: 2 },
        { _id: 'c', n: 3 },
      ],
    ],
    [
      { whenMatched: 'keepExisting' },
      [
        { _id: 'a', k: 1 },
        { _id: 'b', k: 1 },
        { _id: 'c', n: 3 },
      ],
    ],
    [
      { whenNotMatched: 'discard', on: '_id' },
      [
        { _id: 'a', k: 1 },
        { _id: 'b', k: 1, n: 2 },
      ],
    ],
  ])('are merged into a collection with %j', async (how, expected) => {
    const target = await server.collection({ _id: 'a', k: 1 }, { _id: 'b', k: 1 });
    expect(await write(large, { $merge: { into: target.collectionName, ...how } })).toEqual([]);
    expect(await all(target)).toEqual(expected);
  });

  it.each<[Document, number]>([
    [{ whenMatched: 'fail' }, 11000],
    [{ whenNotMatched: 'fail' }, 13113],
  ])('fail with %j', async (how, code) => {
    const target = await server.collection({ _id: 'b' });
    const merged = write(large, { $merge: { into: target.collectionName, ...how } });
    await expect(merged).rejects.toMatchObject({ code });
  });

  it('may come from no collection', async () => {
    const target = await server.collection({ _id: 'b', k: 1 });
    const $documents = [{ _id: 'b', k: { $add: [1, 1] } }];
    const merge = (whenMatched: string) =>
      server.db
        .aggregate([{ $documents }, { $merge: { into: target.collectionName, whenMatched } }])
        .toArray();
    await expect(merge('fail')).rejects.toMatchObject({
      code: 11000,
      errorResponse: { keyPattern: { _id: 1 }, keyValue: { _id: 'b' } },
    });
    await merge('replace');
    expect(await all(target)).toEqual([{ _id: 'b', k: 2 }]);
    const unreadable = server.db.aggregate([{ $documents: '$a' }]).toArray();
    await expect(unreadable).rejects.toMatchObject({ code: 5858203 });
  });

  it('are refused before the end of a pipeline, in transactions and linearizable', async () => {
    const early = write({ $out: 'made' }, large);
    await expect(early).rejects.toMatchObject({ code: 40601 });
    const readConcern = { level: 'linearizable' as const };
    const linear = source.aggregate([{ $out: 'made' }], { readConcern }).toArray();
    await expect(linear).rejects.toMatchObject({ code: 72 });
    await server.client.withSession(async (session) => {
      session.startTransaction();
      const within = source.aggregate([{ $merge: 'made' }], { session }).toArray();
      await expect(within).rejects.toMatchObject({ code: 263 });
      await session.abortTransaction();
    });
  });
});
