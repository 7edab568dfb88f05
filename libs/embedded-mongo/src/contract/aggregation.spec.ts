import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const rows: readonly Row[] = [
  { _id: 'a', g: 'x', n: 1, o: { k: 1 }, t: ['p', 'q'] },
  { _id: 'b', g: 'y', n: 2.5, o: { k: 2 }, t: [] },
  { _id: 'c', g: 'x', n: 3, o: { k: 1 }, t: 'p' },
  { _id: 'd', g: 'y', n: 'text', t: null },
  { _id: 'e', n: null, o: { k: 2 } },
];

const byId = { $sort: { _id: 1 } };

const CASES: readonly (readonly [string, Document[], readonly Document[]])[] = [
  ['filters', [{ $match: { g: 'x' } }, byId], [rows[0] ?? {}, rows[2] ?? {}]],
  ['counts', [{ $match: { g: 'x' } }, { $count: 'n' }], [{ n: 2 }]],
  ['counts nothing as no document', [{ $match: { g: 'z' } }, { $count: 'n' }], []],
  [
    'sorts, skips and limits',
    [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 1 }],
    [rows[3] ?? {}],
  ],
  ['groups all into one', [{ $group: { _id: null, n: { $sum: 1 } } }], [{ _id: null, n: 5 }]],
  [
    'groups by a field, missing ones as null',
    [{ $group: { _id: '$g', n: { $sum: 1 } } }, byId],
    [
      { _id: null, n: 1 },
      { _id: 'x', n: 2 },
      { _id: 'y', n: 2 },
    ],
  ],
  [
    'groups by an inner field',
    [{ $group: { _id: '$o.k', n: { $sum: 1 } } }, byId],
    [
      { _id: null, n: 1 },
      { _id: 1, n: 2 },
      { _id: 2, n: 2 },
    ],
  ],
  [
    'groups by several fields',
    [
      { $match: { n: { $type: 'number' } } },
      { $group: { _id: { g: '$g', k: '$o.k' }, n: { $sum: '$n' } } },
      byId,
    ],
    [
      { _id: { g: 'x', k: 1 }, n: 4 },
      { _id: { g: 'y', k: 2 }, n: 2.5 },
    ],
  ],
  [
    'sums and averages numbers only',
    [{ $group: { _id: null, sum: { $sum: '$n' }, average: { $avg: '$n' } } }],
    [{ _id: null, sum: 6.5, average: 6.5 / 3 }],
  ],
  [
    'sums constants',
    [{ $group: { _id: 'all', n: { $sum: 1 }, two: { $sum: 2 }, none: { $sum: 'x' } } }],
    [{ _id: 'all', n: 5, two: 10, none: 0 }],
  ],
  [
    'sums constants of what is grouped',
    [{ $group: { _id: '$g' } }, { $group: { _id: null, n: { $sum: 1 }, t: { $sum: 3 } } }],
    [{ _id: null, n: 3, t: 9 }],
  ],
  [
    'averages nothing to null',
    [{ $group: { _id: null, a: { $avg: '$none' } } }],
    [{ _id: null, a: null }],
  ],
  [
    'takes extremes across types, without nulls',
    [{ $group: { _id: null, low: { $min: '$n' }, high: { $max: '$n' } } }],
    [{ _id: null, low: 1, high: 'text' }],
  ],
  [
    'takes the first and the last',
    [byId, { $group: { _id: null, first: { $first: '$_id' }, last: { $last: '$g' } } }],
    [{ _id: null, first: 'a', last: null }],
  ],
  [
    'unwinds arrays',
    [{ $unwind: '$t' }, { $group: { _id: '$t', n: { $sum: 1 } } }, byId],
    [
      { _id: 'p', n: 2 },
      { _id: 'q', n: 1 },
    ],
  ],
  [
    'unwinds and keeps what is empty',
    [{ $unwind: { path: '$t', preserveNullAndEmptyArrays: true } }, { $count: 'n' }],
    [{ n: 6 }],
  ],
  [
    'filters groups',
    [{ $group: { _id: '$g', n: { $sum: 1 } } }, { $match: { n: { $gt: 1 } } }, byId],
    [
      { _id: 'x', n: 2 },
      { _id: 'y', n: 2 },
    ],
  ],
];

describe.each(SERVERS)('aggregation on %s', (_, start) => {
  let server: Server;
  let collection: Collection<Row>;
  beforeAll(async () => {
    server = await start();
    collection = await server.collection(...rows);
  });
  afterAll(() => server.stop());

  it.each(CASES)('%s', async (_name, pipeline, expected) => {
    expect(await collection.aggregate(pipeline).toArray()).toEqual(expected);
  });

  it('reads in batches', async () => {
    const cursor = collection.aggregate([byId], { batchSize: 2 });
    expect((await cursor.toArray()).map((row) => String(row['_id'])).join('')).toBe('abcde');
  });

  it.each<[string, Document, number]>([
    ['an unknown stage', { $frob: {} }, 40324],
    ['two stages in one', { $limit: 1, $skip: 1 }, 40323],
    ['a limit of nought', { $limit: 0 }, 15958],
    ['a sort by nothing', { $sort: {} }, 15976],
    ['a group without _id', { $group: { n: { $sum: 1 } } }, 15955],
    ['an unknown accumulator', { $group: { _id: null, n: { $frob: 1 } } }, 15952],
    ['a count without a name', { $count: '' }, 40156],
    ['an unwound path without $', { $unwind: 't' }, 28818],
    ['a filter that is none', { $match: 1 }, 15959],
  ])('refuses %s', async (_name, stage, code) => {
    const refused = collection.aggregate([stage]).toArray();
    await expect(refused).rejects.toMatchObject({ code });
  });
});
