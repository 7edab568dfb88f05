import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document, Filter } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

/** What `$` stands for: the document, the filter, and what setting `a.$` to 'x' makes of `a`. */
const MATCHED: readonly (readonly [string, Document, Filter<Row>, unknown])[] = [
  ['the element below $or', { a: [1, 2, 3] }, { $or: [{ a: 9 }, { a: 2 }] }, [1, 'x', 3]],
  [
    'the element of the first alternative that the document meets',
    { a: [1, 2, 3], b: 1 },
    { $or: [{ b: 2, a: 1 }, { $and: [{ a: 3 }] }, { a: 1 }] },
    [1, 2, 'x'],
  ],
  ['the element beside what is denied', { a: [1, 2, 3] }, { a: { $ne: 9, $gt: 1 } }, [1, 'x', 3]],
  [
    'an element that meets one of two conditions',
    { a: [1, 5, 9] },
    { a: { $gt: 8, $lt: 2 } },
    [1, 5, 'x'],
  ],
  ['an element of $all', { a: [1, 5, 9] }, { a: { $all: [5, 9] } }, [1, 'x', 9]],
  ['the element that a pattern matches', { a: ['p', 'Q'] }, { a: /q/i }, ['p', 'x']],
  [
    'the element that a pattern matches with its options',
    { a: ['p', 'Q'] },
    { a: { $regex: 'q', $options: 'i' } },
    ['p', 'x'],
  ],
  [
    'the element at the place of one in another array',
    { a: [1, 2], b: [7, 8] },
    { b: 8 },
    [1, 'x'],
  ],
];

const UNMATCHED: readonly (readonly [string, Filter<Row>])[] = [
  ['$ne', { a: { $ne: 9 } }],
  ['$nin', { a: { $nin: [9] } }],
  ['$not', { a: { $not: { $gt: 9 } } }],
  ['$nor', { $nor: [{ a: 9 }] }],
  ['$or of what is denied', { $or: [{ a: { $ne: 9 } }, { a: 1 }] }],
];

const REFUSED: readonly (readonly [string, Document, Document, number])[] = [
  ['$[] of a scalar', { a: 5 }, { $set: { 'a.$[]': 1 } }, 2],
  ['$[] of nothing', {}, { $set: { 'a.$[]': 1 } }, 2],
  ['$[] of nothing to be taken away', {}, { $unset: { 'a.$[]': 1 } }, 2],
  ['$[] of a scalar in an array', { a: [{ b: 1 }, 5] }, { $inc: { 'a.$[].b.$[]': 1 } }, 2],
  ['a field of a scalar in an array', { a: [5] }, { $set: { 'a.$[].b': 1 } }, 28],
  ['$rename from an array', { a: [{ b: 1 }] }, { $rename: { 'a.b': 'c' } }, 28],
  ['$rename from a position', { a: [{ b: 1 }] }, { $rename: { 'a.0.b': 'c' } }, 2],
  ['$rename from an element', { a: [1] }, { $rename: { 'a.0': 'c' } }, 2],
  ['$rename from a scalar', { a: 1 }, { $rename: { 'a.b': 'c' } }, 28],
  ['$rename into an array', { a: 1, c: [] }, { $rename: { a: 'c.b' } }, 28],
  ['$rename to a position', { a: 1, c: [{}] }, { $rename: { a: 'c.0.b' } }, 2],
  ['$rename to an element', { a: 1, c: [] }, { $rename: { a: 'c.0' } }, 2],
];

describe.each(SERVERS)('elements of arrays on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each(MATCHED)('are meant by $: %s', async (_case, doc, filter, after) => {
    const collection = await server.collection({ ...doc, _id: 'x' });
    await collection.updateOne(filter, { $set: { 'a.$': 'x' } });
    expect((await collection.findOne())?.['a']).toEqual(after);
  });

  it.each(UNMATCHED)('are not found by $ behind %s', async (_case, filter) => {
    const collection = await server.collection({ _id: 'x', a: [1, 2] });
    const update = collection.updateOne(filter, { $set: { 'a.$': 'x' } });
    await expect(update).rejects.toMatchObject({ code: 2 });
    expect((await collection.findOne())?.['a']).toEqual([1, 2]);
  });

  it.each(REFUSED)('are no way for %s', async (_case, doc, update, code) => {
    const collection = await server.collection({ ...doc, _id: 'x' });
    await expect(collection.updateOne({}, update)).rejects.toMatchObject({ code });
    expect(await collection.findOne()).toEqual({ ...doc, _id: 'x' });
  });

  it('are all meant by $[]', async () => {
    const collection = await server.collection({ _id: 'x', a: [1, 2], b: [[1], [2, 3]] });
    await collection.updateOne({}, { $inc: { 'a.$[]': 1, 'b.$[].$[]': 1 } });
    expect(await collection.findOne()).toEqual({ _id: 'x', a: [2, 3], b: [[2], [3, 4]] });
  });
});
