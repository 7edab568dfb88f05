import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filter, UpdateOptions } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

type Case = readonly [
  name: string,
  before: Record<string, unknown>,
  update: Record<string, unknown>,
  after: Record<string, unknown>,
  more?: { readonly filter?: Filter<Row>; readonly options?: UpdateOptions },
];

const CASES: readonly Case[] = [
  ['$set replaces a value', { a: 1 }, { $set: { a: 2 } }, { a: 2 }],
  [
    '$set adds fields in the order of their names',
    { z: 1 },
    { $set: { c: 1, b: 1 } },
    { z: 1, b: 1, c: 1 },
  ],
  ['$set makes documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  [
    '$set reaches into an array by position',
    { a: [1, 2, 3] },
    { $set: { 'a.1': 9 } },
    { a: [1, 9, 3] },
  ],
  [
    '$set fills an array up with nulls',
    { a: [1] },
    { $set: { 'a.3': 4 } },
    { a: [1, null, null, 4] },
  ],
  ['$unset takes a field away', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  [
    '$unset takes an inner field away',
    { a: { b: 1, c: 2 } },
    { $unset: { 'a.b': '' } },
    { a: { c: 2 } },
  ],
  ['$unset leaves null in an array', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset of what is missing does nothing', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
  ['$inc adds', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
  ['$inc subtracts', { a: 1 }, { $inc: { a: -3 } }, { a: -2 }],
  ['$inc starts from nought', {}, { $inc: { 'a.b': 5 } }, { a: { b: 5 } }],
  ['$inc grows beyond 32 bits', { a: 2_147_483_647 }, { $inc: { a: 1 } }, { a: 2_147_483_648 }],
  ['$mul multiplies', { a: 3 }, { $mul: { a: 2.5 } }, { a: 7.5 }],
  ['$mul of nothing is nought', {}, { $mul: { a: 3 } }, { a: 0 }],
  ['$min takes the smaller', { a: 5, b: 5 }, { $min: { a: 3, b: 9 } }, { a: 3, b: 5 }],
  ['$max takes the larger', { a: 5, b: 5 }, { $max: { a: 3, b: 9 } }, { a: 5, b: 9 }],
  ['$max compares across types', { a: 5 }, { $max: { a: 'x' } }, { a: 'x' }],
  ['$min sets what is missing', {}, { $min: { a: 3 } }, { a: 3 }],
  [
    '$setOnInsert does nothing to what is there',
    { a: 1 },
    { $setOnInsert: { a: 2 }, $set: { b: 1 } },
    { a: 1, b: 1 },
  ],
  ['$rename moves a value', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename moves into a document', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$rename of what is missing does nothing', { a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes the array', {}, { $push: { a: 1 } }, { a: [1] }],
  ['$push appends an array as one element', { a: [] }, { $push: { a: [1, 2] } }, { a: [[1, 2]] }],
  ['$push appends each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  [
    '$push keeps the last ones',
    { a: [1, 2] },
    { $push: { a: { $each: [3, 4], $slice: -3 } } },
    { a: [2, 3, 4] },
  ],
  [
    '$push keeps the first ones',
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: 2 } } },
    { a: [1, 2] },
  ],
  [
    '$push sorts and cuts',
    { a: [3, 1] },
    { $push: { a: { $each: [2], $sort: 1, $slice: 2 } } },
    { a: [1, 2] },
  ],
  [
    '$push sorts documents',
    { a: [{ n: 1 }] },
    { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 } } } },
    { a: [{ n: 2 }, { n: 1 }] },
  ],
  [
    '$push sorts and cuts what was missing',
    {},
    { $push: { a: { $each: [3, 1, 2], $sort: 1, $slice: -2 } } },
    { a: [2, 3] },
  ],
  [
    '$push inserts at a position',
    { a: [1, 4] },
    { $push: { a: { $each: [2, 3], $position: 1 } } },
    { a: [1, 2, 3, 4] },
  ],
  [
    '$push inserts before the end',
    { a: [1, 4] },
    { $push: { a: { $each: [3], $position: -1 } } },
    { a: [1, 3, 4] },
  ],
  [
    '$addToSet adds what is new',
    { a: [1] },
    { $addToSet: { a: { $each: [1, 2, 2] } } },
    { a: [1, 2] },
  ],
  [
    '$addToSet compares documents',
    { a: [{ x: 1 }] },
    { $addToSet: { a: { x: 1 } } },
    { a: [{ x: 1 }] },
  ],
  ['$pop takes the last', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
  ['$pop takes the first', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  ['$pull takes equal ones out', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  [
    '$pull takes out what meets a condition',
    { a: [1, 5, 9] },
    { $pull: { a: { $gte: 5 } } },
    { a: [1] },
  ],
  [
    '$pull takes documents out',
    { a: [{ k: 1, x: 1 }, { k: 2 }] },
    { $pull: { a: { k: 1 } } },
    { a: [{ k: 2 }] },
  ],
  [
    '$pull takes out one of several',
    { a: ['a', 'b', 'c'] },
    { $pull: { a: { $in: ['a', 'c'] } } },
    { a: ['b'] },
  ],
  [
    '$pull joins conditions',
    { a: [{ n: 1 }, { n: 2 }, { n: 3 }] },
    { $pull: { a: { $or: [{ n: 1 }, { n: 3 }] } } },
    { a: [{ n: 2 }] },
  ],
  ['$pull from what is missing does nothing', { b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
  ['$pullAll takes several out', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  [
    '$[] means every element',
    { a: [{ n: 1 }, { n: 2 }] },
    { $inc: { 'a.$[].n': 1 } },
    { a: [{ n: 2 }, { n: 3 }] },
  ],
  [
    '$[name] means those that an array filter picks',
    { a: [1, 5, 9] },
    { $set: { 'a.$[large]': 0 } },
    { a: [1, 0, 0] },
    { options: { arrayFilters: [{ large: { $gte: 5 } }] } },
  ],
  [
    '$[name] reads fields of elements',
    {
      a: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    },
    { $set: { 'a.$[e].n': 2 } },
    {
      a: [
        { k: 'x', n: 1 },
        { k: 'y', n: 2 },
      ],
    },
    { options: { arrayFilters: [{ 'e.k': 'y' }] } },
  ],
  [
    '$ means the element that matched',
    {
      a: [
        { k: 'x', n: 1 },
        { k: 'y', n: 1 },
      ],
    },
    { $set: { 'a.$.k': 'z', 'a.$.n': 7 } },
    {
      a: [
        { k: 'x', n: 1 },
        { k: 'z', n: 7 },
      ],
    },
    { filter: { 'a.k': 'y' } },
  ],
  [
    '$ means the element that $elemMatch found',
    { a: [1, 5, 9] },
    { $set: { 'a.$': 0 } },
    { a: [1, 0, 9] },
    { filter: { a: { $elemMatch: { $gt: 4, $lt: 9 } } } },
  ],
];

type Failure = readonly [
  name: string,
  before: Record<string, unknown>,
  update: Record<string, unknown>,
  code: number,
  options?: UpdateOptions,
];

const FAILURES: readonly Failure[] = [
  ['an unknown operator', {}, { $frob: { a: 1 } }, 9],
  ['an operator without fields', {}, { $set: 1 }, 9],
  ['two operators on one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a path and a part of it', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
  ['an empty part of a path', {}, { $set: { 'a..b': 1 } }, 56],
  ['a new _id', {}, { $set: { _id: 'other' } }, 66],
  ['$inc by a text', {}, { $inc: { a: 'x' } }, 14],
  ['$inc of a text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2],
  ['$pop of a number', { a: 1 }, { $pop: { a: 1 } }, 14],
  ['$pop by two', { a: [] }, { $pop: { a: 2 } }, 9],
  ['$pullAll without an array', { a: [] }, { $pullAll: { a: 1 } }, 2],
  ['an unknown clause of $push', {}, { $push: { a: { $each: [], $foo: 1 } } }, 2],
  ['$each without an array', {}, { $push: { a: { $each: 1 } } }, 2],
  ['$slice by a text', {}, { $push: { a: { $each: [], $slice: 'x' } } }, 2],
  ['$sort of $push by two', {}, { $push: { a: { $each: [], $sort: 2 } } }, 2],
  ['$rename to itself', {}, { $rename: { a: 'a' } }, 2],
  ['$rename to a number', {}, { $rename: { a: 1 } }, 2],
  ['a path through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a field of an array', { a: [] }, { $set: { 'a.b': 1 } }, 28],
  ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['$[name] without its filter', { a: [1] }, { $set: { 'a.$[e]': 1 } }, 2],
  ['a filter that is not used', { a: [1] }, { $set: { b: 1 } }, 9, { arrayFilters: [{ e: 1 }] }],
  ['$[] on a document', { a: {} }, { $set: { 'a.$[]': 1 } }, 2],
];

describe.each(SERVERS)('updates on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each(CASES)('%s', async (_name, before, update, after, more = {}) => {
    const collection = await server.collection({ _id: 'x', ...before });
    const filter = { _id: 'x', ...more.filter };
    const changed = await collection.updateOne(filter, update, more.options);
    expect(changed.matchedCount).toBe(1);
    const found = await collection.findOne({ _id: 'x' });
    expect(found).toEqual({ _id: 'x', ...after });
    expect(Object.keys(found ?? {})).toEqual(['_id', ...Object.keys(after)]);
    expect(changed.modifiedCount).toBe(JSON.stringify(before) === JSON.stringify(after) ? 0 : 1);
  });

  it.each(FAILURES.map(([name, ...rest]) => ({ name, rest })))('refuse $name', async ({ rest }) => {
    const [before, update, code, options] = rest;
    const collection = await server.collection({ _id: 'x', ...before });
    const refused = collection.updateOne({ _id: 'x' }, update, options);
    await expect(refused).rejects.toMatchObject({ code });
    expect(await collection.findOne({ _id: 'x' })).toEqual({ _id: 'x', ...before });
  });

  it('insert what the filter asks for, with $setOnInsert', async () => {
    const collection = await server.collection();
    const result = await collection.updateOne(
      { _id: 'n', kind: 'k', size: { $gt: 3 }, $and: [{ 'a.b': 2 }] },
      { $set: { v: 1 }, $setOnInsert: { born: 7 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, upsertedCount: 1, upsertedId: 'n' });
    const inserted = { _id: 'n', a: { b: 2 }, kind: 'k', born: 7, v: 1 };
    expect(await collection.findOne()).toEqual(inserted);
  });

  it('give an upserted document without an _id one of its own', async () => {
    const collection = await server.collection();
    const result = await collection.updateOne({ k: 'x' }, { $inc: { n: 1 } }, { upsert: true });
    expect(result.upsertedId).toBeTruthy();
    expect(await collection.findOne({ k: 'x' })).toMatchObject({ k: 'x', n: 1 });
  });

  it('change all that match, or none', async () => {
    const rows = ['a', 'b', 'c'].map((_id, n) => ({ _id, n }));
    const collection = await server.collection(...rows);
    const some = await collection.updateMany({ n: { $gte: 1 } }, { $set: { v: 1 } });
    expect(some).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    const none = await collection.updateMany({ n: 9 }, { $set: { v: 1 } });
    expect(none).toMatchObject({ matchedCount: 0, modifiedCount: 0 });
    expect(await collection.countDocuments({ v: 1 })).toBe(2);
  });

  it('guard a document by its version', async () => {
    const collection = await server.collection({ _id: 'p', version: 3 });
    const move = () => collection.updateOne({ _id: 'p', version: 3 }, { $set: { version: 4 } });
    expect((await move()).modifiedCount).toBe(1);
    expect((await move()).matchedCount).toBe(0);
  });
});
