import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { fieldNames } from '../bson/decode.js';
import { SERVERS, type Row, type Server } from './servers.js';

describe.each(SERVERS)('fields called like positions on %s', (_, start) => {
  let server: Server;
  let collection: Collection<Row>;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    collection = await server.collection();
    // only a Map keeps the order of such fields in JavaScript
    await collection.insertOne(mapped(['_id', 'a'], ['z', 1], ['10', 1], ['2', { x: 1 }]));
  });

  /** The names of a stored document's fields in their order, which only its bytes tell. */
  async function names(projection?: Record<string, unknown>): Promise<readonly string[]> {
    const found = await collection.findOne({}, { raw: true, ...(projection && { projection }) });
    return fieldNames(Buffer.from(found as unknown as Uint8Array));
  }

  it('keep their places through updates', async () => {
    await collection.updateOne({}, { $set: { 1: 'new', y: 1 }, $inc: { '2.x': 1, 10: 1 } });
    expect(await names()).toEqual(['_id', 'z', '10', '2', '1', 'y']);
    expect(await collection.findOne({ '2.x': 2, 10: 2 })).not.toBeNull();
    await collection.updateOne({}, { $unset: { 10: '' }, $rename: { 2: '3' } });
    expect(await names()).toEqual(['_id', 'z', '1', 'y', '3']);
  });

  it('keep their places in projections and replacements', async () => {
    expect(await names({ 10: 1, z: 1 })).toEqual(['_id', 'z', '10']);
    expect(await names({ '2.x': 0 })).toEqual(['_id', 'z', '10', '2']);
    await collection.replaceOne({}, mapped(['b', 1], ['1', 1]));
    expect(await names()).toEqual(['_id', 'b', '1']);
  });

  it('count in the order of sub-documents', async () => {
    const value = mapped(['b', 1], ['1', 1]);
    await collection.insertOne({ _id: 'b', v: value });
    expect(await collection.countDocuments({ v: value })).toBe(1);
    expect(await collection.countDocuments({ v: { 1: 1, b: 1 } })).toBe(0);
  });

  it('are positions in arrays', async () => {
    await collection.updateOne({}, { $set: { list: [1, [2, 3]] } });
    await collection.updateOne({ 'list.1.0': 2 }, { $set: { 'list.0': 9, 'list.1.1': 4 } });
    expect((await collection.findOne())?.['list']).toEqual([9, [2, 4]]);
  });

  it('are found by an index, and unique where that is asked', async () => {
    await collection.createIndex({ 10: 1 }, { unique: true }, {});
    expect(await collection.find({ 10: 1 }).hint({ 10: 1 }).toArray()).toHaveLength(1);
    const taken = collection.insertOne({ _id: 'b', 10: 1 });
    await expect(taken).rejects.toMatchObject({ code: 11000, keyValue: { 10: 1 } });
  });

  it('conflict with paths through them', async () => {
    const update = collection.updateOne({}, { $set: { 2: 1, '2.x': 1 } });
    await expect(update).rejects.toMatchObject({ code: 40 });
  });
});

const mapped = (...fields: readonly (readonly [string, unknown])[]) =>
  new Map(fields) as unknown as Row;
