import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, type Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

describe.each(SERVERS)('writing to %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it('inserts one and many', async () => {
    const collection = await server.collection();
    expect(await collection.insertOne({ _id: 'a' })).toMatchObject({ insertedId: 'a' });
    const many = await collection.insertMany([{ _id: 'b' }, { _id: 'c' }]);
    expect(many.insertedCount).toBe(2);
    expect(await collection.countDocuments()).toBe(3);
  });

  it('puts _id first, whatever its place', async () => {
    const collection = await server.collection();
    await server.db.command({
      insert: collection.collectionName,
      documents: [{ a: 1, _id: 'x', b: 2 }],
    });
    expect(Object.keys((await collection.findOne()) ?? {})).toEqual(['_id', 'a', 'b']);
  });

  it('gives a document without an _id one', async () => {
    const collection = await server.collection();
    await server.db.command({ insert: collection.collectionName, documents: [{ a: 1 }] });
    expect((await collection.findOne({ a: 1 }))?._id).toBeTruthy();
  });

  it('refuses a second document of an _id', async () => {
    const collection = await server.collection({ _id: 'a', v: 1 });
    await expect(collection.insertOne({ _id: 'a' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: 'a' },
    });
    expect(await collection.findOne()).toEqual({ _id: 'a', v: 1 });
  });

  it.each<[string, unknown, number]>([
    ['an array', [1], 53],
    ['a pattern', /a/, 53],
    ['a document with operators', { $a: 1 }, 52],
  ])('refuses %s for an _id', async (_name, _id, code) => {
    const collection = await server.collection();
    const document = { _id } as unknown as Row;
    await expect(collection.insertOne(document)).rejects.toMatchObject({ code });
    expect(await collection.countDocuments()).toBe(0);
  });

  it('stops ordered inserts at an error, and goes on with unordered ones', async () => {
    const documents: Row[] = [{ _id: 'b' }, { _id: 'a' }, { _id: 'c' }];
    const ordered = await server.collection({ _id: 'a' });
    const stopped = ordered.insertMany(documents);
    await expect(stopped).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await ordered.countDocuments()).toBe(2);
    const unordered = await server.collection({ _id: 'a' });
    const gone = unordered.insertMany(documents, { ordered: false });
    await expect(gone).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
    expect(await unordered.countDocuments()).toBe(3);
  });

  it('replaces a whole document but its _id', async () => {
    const collection = await server.collection({ _id: 'a', v: 1, w: 2 });
    const done = await collection.replaceOne({ _id: 'a' }, { x: 1 });
    expect(done).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await collection.findOne()).toEqual({ _id: 'a', x: 1 });
    // MongoDB compares a replacement as it was given, so one without an _id always changes.
    const same = await collection.replaceOne({ _id: 'a' }, { x: 1 });
    expect(same).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    const whole = { _id: 'a', x: 1 } as unknown as Row;
    const none = await collection.replaceOne({ _id: 'a' }, whole);
    expect(none).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    const other = { _id: 'b', x: 1 } as unknown as Row;
    await expect(collection.replaceOne({ _id: 'a' }, other)).rejects.toMatchObject({ code: 66 });
  });

  it('inserts a replacement with upsert', async () => {
    const collection = await server.collection();
    const options = { upsert: true };
    const done = await collection.replaceOne({ _id: 'n', k: 1 }, { v: 1 }, options);
    expect(done).toMatchObject({ upsertedCount: 1, upsertedId: 'n' });
    expect(await collection.findOne()).toEqual({ _id: 'n', v: 1 });
  });

  it('deletes one, or all that match', async () => {
    const rows = ['a', 'b', 'c', 'd'].map((_id) => ({ _id, v: 1 }));
    const collection = await server.collection(...rows);
    expect((await collection.deleteOne({ v: 1 })).deletedCount).toBe(1);
    expect((await collection.deleteMany({ _id: { $ne: 'd' } })).deletedCount).toBe(2);
    expect((await collection.deleteMany({ v: 2 })).deletedCount).toBe(0);
    expect(await collection.find().toArray()).toEqual([{ _id: 'd', v: 1 }]);
  });

  it('finds and updates, before and after', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 });
    const update = { $inc: { n: 1 } };
    expect(await collection.findOneAndUpdate({ _id: 'a' }, update)).toEqual({ _id: 'a', n: 1 });
    const after = { returnDocument: 'after', projection: { _id: 0 } } as const;
    expect(await collection.findOneAndUpdate({ _id: 'a' }, update, after)).toEqual({ n: 3 });
    expect(await collection.findOneAndUpdate({ _id: 'z' }, update)).toBeNull();
  });

  it('finds and updates in an order', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 }, { _id: 'b', n: 2 });
    const options = { sort: { n: -1 } } as const;
    const found = await collection.findOneAndUpdate({}, { $set: { done: true } }, options);
    expect(found?._id).toBe('b');
  });

  it('finds and inserts what is missing', async () => {
    const collection = await server.collection();
    const options = { upsert: true, returnDocument: 'after', includeResultMetadata: true } as const;
    const made = await collection.findOneAndUpdate({ _id: 'n' }, { $set: { v: 1 } }, options);
    expect(made).toMatchObject({
      value: { _id: 'n', v: 1 },
      lastErrorObject: { n: 1, updatedExisting: false, upserted: 'n' },
    });
  });

  it('finds and replaces, finds and deletes', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 });
    expect(await collection.findOneAndReplace({ _id: 'a' }, { z: 1 })).toEqual({ _id: 'a', n: 1 });
    expect(await collection.findOneAndDelete({ _id: 'a' })).toEqual({ _id: 'a', z: 1 });
    expect(await collection.findOneAndDelete({ _id: 'a' })).toBeNull();
  });

  it('does many things in one bulk', async () => {
    const collection = await server.collection();
    const done = await collection.bulkWrite([
      { insertOne: { document: { _id: '1' } } },
      { updateOne: { filter: { _id: '2' }, update: { $set: { a: 1 } }, upsert: true } },
      { updateMany: { filter: {}, update: { $inc: { n: 1 } } } },
      { replaceOne: { filter: { _id: '1' }, replacement: { r: 1 } } },
      { deleteOne: { filter: { _id: '2' } } },
    ]);
    expect(done).toMatchObject({
      insertedCount: 1,
      upsertedCount: 1,
      upsertedIds: { 1: '2' },
      matchedCount: 3,
      modifiedCount: 3,
      deletedCount: 1,
    });
    expect(await collection.find().toArray()).toEqual([{ _id: '1', r: 1 }]);
  });

  it('says which of a bulk failed', async () => {
    const collection = await server.collection({ _id: 'a' });
    const bulk = collection.bulkWrite(
      [
        { insertOne: { document: { _id: 'b' } } },
        { insertOne: { document: { _id: 'a' } } },
        { updateOne: { filter: { _id: 'b' }, update: { $set: { v: 1 } } } },
      ],
      { ordered: false },
    );
    const failure: unknown = await bulk.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MongoBulkWriteError);
    expect(failure).toMatchObject({ insertedCount: 1, matchedCount: 1 });
    const { writeErrors } = failure as MongoBulkWriteError;
    expect([writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([[1, 11000]]);
  });

  it('refuses a document beyond 16 MiB and writes nothing of it', async () => {
    const collection = await server.collection({ _id: 'a', parts: ['x'.repeat(9_000_000)] });
    const grow: Document = { $push: { parts: 'y'.repeat(9_000_000) } };
    await expect(collection.updateOne({ _id: 'a' }, grow)).rejects.toBeTruthy();
    expect((await collection.findOne())?.['parts']).toHaveLength(1);
  });

  it('refuses a replacement of many, and operators after fields', async () => {
    const collection = await server.collection({ _id: 'a' });
    const update = (u: Document, multi: boolean) =>
      server.db.command({ update: collection.collectionName, updates: [{ q: {}, u, multi }] });
    const many = await update({ v: 1 }, true);
    expect(many).toMatchObject({ n: 0, writeErrors: [{ index: 0, code: 9 }] });
    const mixed = await update({ v: 1, $set: { w: 1 } }, false);
    expect(mixed['writeErrors']).toMatchObject([{ index: 0 }]);
    expect(await collection.findOne()).toEqual({ _id: 'a' });
  });
});
