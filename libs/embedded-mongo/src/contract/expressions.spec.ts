import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal128, type Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const DOC: Row = { _id: 'x', n: 2, s: 'a', z: null, d: { k: 1, l: 2 }, a: [{ k: 1 }, { k: 2 }, 3] };

/** What one stage makes of the document. */
const STAGES: readonly (readonly [string, Document, Document])[] = [
  ['$project keeps fields', { $project: { d: 1, n: true } }, { _id: 'x', n: 2, d: { k: 1, l: 2 } }],
  [
    '$project keeps fields within documents and arrays',
    { $project: { _id: 0, 'd.l': 1, a: { k: 1 } } },
    { d: { l: 2 }, a: [{ k: 1 }, { k: 2 }] },
  ],
  [
    '$project leaves fields out',
    { $project: { a: 0, 'd.k': 0, z: 0, s: false } },
    { _id: 'x', n: 2, d: { l: 2 } },
  ],
  [
    '$project computes fields, after those it keeps',
    { $project: { twice: { $multiply: ['$n', 2] }, s: 1, 'e.k': '$d.k', none: '$none' } },
    { _id: 'x', s: 'a', twice: 4, e: { k: 1 } },
  ],
  ['$project computes the _id', { $project: { _id: '$s' } }, { _id: 'a' }],
  [
    '$addFields adds, and replaces in place',
    { $addFields: { n: { $add: ['$n', 1] }, 'd.m': '$n', e: { f: 's' } } },
    { ...DOC, n: 3, d: { k: 1, l: 2, m: 2 }, e: { f: 's' } },
  ],
  [
    '$set goes into every element of an array',
    { $set: { 'a.m': 1 } },
    { ...DOC, a: [{ k: 1, m: 1 }, { k: 2, m: 1 }, { m: 1 }] },
  ],
  [
    '$set takes away what $$REMOVE says',
    { $set: { n: '$$REMOVE', a: '$$REMOVE', d: '$none' } },
    { _id: 'x', s: 'a', z: null },
  ],
  [
    '$unset takes paths away',
    { $unset: ['n', 'd.k', 'a', 's'] },
    { _id: 'x', z: null, d: { l: 2 } },
  ],
  [
    '$unset takes one path away',
    { $unset: 'd' },
    { _id: 'x', n: 2, s: 'a', z: null, a: DOC['a'] as unknown },
  ],
  ['$replaceRoot takes a document', { $replaceRoot: { newRoot: '$d' } }, { k: 1, l: 2 }],
  [
    '$replaceWith makes a document',
    { $replaceWith: { v: ['$n', '$none'], r: '$$ROOT.s' } },
    { v: [2, null], r: 'a' },
  ],
];

/** The value of an expression on the document. */
const VALUES: readonly (readonly [unknown, unknown])[] = [
  ['$d.k', 1],
  ['$a.k', [1, 2]],
  [{ $literal: '$n' }, '$n'],
  [{ $eq: ['$n', 2] }, true],
  [{ $eq: ['$none', null] }, false],
  [{ $ne: ['$s', 'a'] }, false],
  [{ $gt: ['$s', '$n'] }, true],
  [{ $gte: [null, '$none'] }, true],
  [{ $lt: ['$none', null] }, true],
  [{ $lte: [3, '$n'] }, false],
  [{ $and: [1, '$s', { $gt: ['$n', 1] }] }, true],
  [{ $or: ['$none', 0, '$z'] }, false],
  [{ $not: '$z' }, true],
  [{ $not: [1] }, false],
  [{ $cond: ['$z', 1, 2] }, 2],
  [{ $cond: { if: '$n', then: '$s', else: 2 } }, 'a'],
  [{ $ifNull: ['$z', '$none', 'c'] }, 'c'],
  [{ $add: ['$n', 1, 0.5] }, 3.5],
  [{ $add: ['$n', '$z'] }, null],
  [{ $add: ['$n', Decimal128.fromString('0.10')] }, Decimal128.fromString('2.10')],
  [{ $subtract: ['$n', 5] }, -3],
  [{ $multiply: ['$n', '$n', 3] }, 12],
  [{ $setField: { field: 'p.q', input: '$d', value: 1 } }, { k: 1, l: 2, 'p.q': 1 }],
  [{ $setField: { field: { $literal: '$x' }, input: {}, value: '$n' } }, { $x: 2 }],
  [{ $unsetField: { field: 'k', input: '$d' } }, { l: 2 }],
  [{ $setField: { field: 'k', input: '$z', value: 1 } }, null],
];

const REFUSED: readonly (readonly [string, Document, number])[] = [
  ['an unknown operator', { $set: { v: { $frob: 1 } } }, 168],
  ['two operators in one', { $set: { v: { $add: [1], $not: 1 } } }, 15983],
  ['an unknown variable', { $set: { v: '$$frob' } }, 17276],
  ['an empty part of a path', { $set: { v: '$a..b' } }, 15998],
  ['too few arguments', { $set: { v: { $eq: [1] } } }, 16020],
  ['the sum of a text', { $set: { v: { $add: ['$s', 1] } } }, 14],
  ['a path and one within it', { $set: { v: 1, 'v.w': 1 } }, 31250],
  ['both kinds of projection', { $project: { a: 1, n: 0 } }, 31254],
  ['a root that is no document', { $replaceWith: '$n' }, 40228],
  ['nothing to be set', { $set: 1 }, 40272],
];

describe.each(SERVERS)('expressions on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each(STAGES)('%s', async (_case, stage, expected) => {
    const collection = await server.collection(DOC);
    const [made] = await collection.aggregate([stage]).toArray();
    expect(made).toEqual(expected);
    expect(Object.keys(made ?? {})).toEqual(Object.keys(expected));
  });

  it.each(VALUES)('%j', async (expression, expected) => {
    const collection = await server.collection(DOC);
    const [made] = await collection.aggregate([{ $replaceWith: { v: expression } }]).toArray();
    expect(made).toEqual({ v: expected });
  });

  it.each(REFUSED)('refuse %s', async (_case, stage, code) => {
    const collection = await server.collection(DOC);
    await expect(collection.aggregate([stage]).toArray()).rejects.toMatchObject({ code });
  });

  it('filter by $expr, also through an index on something else', async () => {
    const rows = [1, 2, 3].map((n) => ({ _id: `r${n}`, n, m: 4 - n, k: 1 }));
    const collection = await server.collection(...rows);
    await collection.createIndex({ k: 1 });
    const larger = { k: 1, $expr: { $gt: ['$n', '$m'] } };
    expect(await collection.distinct('_id', larger)).toEqual(['r3']);
    const either = { $or: [{ $expr: { $eq: ['$n', '$m'] } }, { n: 1 }] };
    expect(await collection.distinct('_id', either)).toEqual(['r1', 'r2']);
    const within = { n: { $elemMatch: { k: 1, $expr: true } } };
    await expect(collection.findOne(within)).rejects.toMatchObject({ code: 224 });
    const upsert = collection.updateOne(larger, { $set: { n: 1 } }, { upsert: true });
    await expect(upsert).rejects.toMatchObject({ code: 224 });
  });

  it('group by what is computed', async () => {
    const rows = [1, 2, 3].map((n) => ({ _id: `r${n}`, n }));
    const collection = await server.collection(...rows);
    const group = { _id: { $gt: ['$n', 1] }, sum: { $sum: { $multiply: ['$n', 2] } } };
    const groups = await collection.aggregate([{ $group: group }, { $sort: { _id: 1 } }]).toArray();
    expect(groups).toEqual([
      { _id: false, sum: 2 },
      { _id: true, sum: 10 },
    ]);
  });

  it('use what let gives a name', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 }, { _id: 'b', n: 2 });
    const filter = { $expr: { $eq: ['$n', '$$wanted.n'] } };
    const options = { let: { wanted: { n: 2 }, text: { $literal: '$n' } } };
    expect(await collection.find(filter, options).toArray()).toEqual([{ _id: 'b', n: 2 }]);
    const stages = [{ $match: filter }, { $project: { text: '$$text', rand: { $rand: {} } } }];
    const [made] = await collection.aggregate(stages, options).toArray();
    expect(made).toEqual({ _id: 'b', text: '$n', rand: expect.any(Number) });
    await collection.updateOne(filter, [{ $set: { t: '$$text' } }], options);
    expect(await collection.findOne({ _id: 'b' })).toEqual({ _id: 'b', n: 2, t: '$n' });
    const set = [{ $set: { n: { $add: ['$n', '$$wanted.n'] } } }];
    const found = await collection.findOneAndUpdate(filter, set, {
      ...options,
      returnDocument: 'after',
    });
    expect(found).toEqual({ _id: 'b', n: 4, t: '$n' });
    expect(await collection.deleteOne(filter, options)).toMatchObject({ deletedCount: 0 });
    const reads = collection.find({}, { let: { n: '$n' } }).toArray();
    await expect(reads).rejects.toMatchObject({ code: 4_890_500 });
  });

  it('update documents, whose _id stays', async () => {
    const collection = await server.collection({ _id: 'a', n: 1 }, { _id: 'b', n: 2, t: { u: 1 } });
    const all = await collection.updateMany({}, [
      { $set: { m: { $multiply: ['$n', 10] } } },
      { $unset: 'n' },
    ]);
    expect(all).toMatchObject({ matchedCount: 2, modifiedCount: 2 });
    await collection.updateOne({ _id: 'b' }, [
      { $replaceRoot: { newRoot: '$t' } },
      { $set: { v: 1 } },
    ]);
    const rows = [
      { _id: 'a', m: 10 },
      { _id: 'b', u: 1, v: 1 },
    ];
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual(rows);
    const same = await collection.updateOne({ _id: 'a' }, [{ $set: { m: 10 } }]);
    expect(same).toMatchObject({ matchedCount: 1, modifiedCount: 0 });
    const upsert = [{ $set: { w: { $add: ['$k', 1] } } }];
    await collection.updateOne({ _id: 'c', k: 1 }, upsert, { upsert: true });
    expect(await collection.findOne({ _id: 'c' })).toEqual({ _id: 'c', k: 1, w: 2 });
    const other = collection.updateOne({}, [{ $set: { _id: 'z' } }]);
    await expect(other).rejects.toMatchObject({ code: 66 });
    const stage = collection.updateOne({}, [{ $match: {} }]);
    await expect(stage).rejects.toMatchObject({ code: 72 });
    const filters = { arrayFilters: [{ e: 1 }] };
    await expect(collection.updateOne({}, upsert, filters)).rejects.toMatchObject({ code: 9 });
  });
});
