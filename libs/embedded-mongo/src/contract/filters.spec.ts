import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Filter } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

type Values = Record<string, unknown>;
type Case = readonly [name: string, filter: Filter<Row>, found: readonly string[]];

/** One document for each value of `v`; a missing one is called `missing`. */
const of = (values: Values): Row[] => [
  ...Object.entries(values).map(([_id, v]) => ({ _id, v })),
  { _id: 'missing' },
];

const scalars = of({
  null: null,
  one: 1,
  two: 2,
  half: 0.5,
  negative: -3,
  a: 'a',
  b: 'b',
  umlaut: 'ä',
  true: true,
  false: false,
  early: new Date(1_000),
  late: new Date(2_000),
});

const arrays = of({
  empty: [],
  nulls: [null],
  numbers: [1, 5, 9],
  texts: ['a', 'b'],
  nested: [[1, 2], [3]],
  docs: [
    { k: 'x', n: 1 },
    { k: 'y', n: 2 },
  ],
  one: 1,
  five: 5,
});

const documents = of({
  flat: { a: 1, b: 2 },
  swapped: { b: 2, a: 1 },
  deep: { a: { b: { c: 7 } } },
  list: { a: [{ b: 1 }, { b: 2 }, { c: 3 }] },
  scalar: 4,
  null: null,
});

const SUITES: readonly (readonly [string, readonly Row[], readonly Case[]])[] = [
  [
    'a filter on scalars',
    scalars,
    [
      ['finds all without conditions', {}, scalars.map(({ _id }) => _id)],
      ['finds by _id', { _id: 'one' }, ['one']],
      ['finds equal numbers', { v: 1 }, ['one']],
      ['finds equal texts by their code points', { v: 'ä' }, ['umlaut']],
      ['finds equal booleans', { v: false }, ['false']],
      ['finds equal dates', { v: new Date(2_000) }, ['late']],
      ['takes null for missing as well', { v: null }, ['null', 'missing']],
      [
        'finds unequal ones with the missing',
        { v: { $ne: 'a' }, _id: { $in: ['a', 'b', 'missing'] } },
        ['b', 'missing'],
      ],
      [
        'takes $ne null for present',
        { v: { $ne: null }, _id: { $in: ['a', 'null', 'missing'] } },
        ['a'],
      ],
      ['compares numbers with numbers only', { v: { $gt: 0.5 } }, ['one', 'two']],
      ['includes the bound with $gte', { v: { $gte: 1 } }, ['one', 'two']],
      ['compares from above', { v: { $lt: 1 } }, ['half', 'negative']],
      ['includes the bound with $lte', { v: { $lte: 0.5 } }, ['half', 'negative']],
      ['compares texts by bytes', { v: { $gt: 'a' } }, ['b', 'umlaut']],
      ['compares dates', { v: { $lt: new Date(1_500) } }, ['early']],
      ['compares booleans', { v: { $gt: false } }, ['true']],
      ['finds null and missing with $gte null', { v: { $gte: null } }, ['null', 'missing']],
      ['finds nothing above null', { v: { $gt: null } }, []],
      ['takes a range', { v: { $gt: -3, $lt: 2 } }, ['half', 'one']],
      ['finds one of several', { v: { $in: [2, 'b', true] } }, ['two', 'b', 'true']],
      ['takes null in $in for missing', { v: { $in: [null, 1] } }, ['null', 'missing', 'one']],
      ['finds nothing in no values', { v: { $in: [] } }, []],
      ['matches patterns in $in', { v: { $in: [/^[ab]$/] } }, ['a', 'b']],
      [
        'finds none of several',
        { v: { $nin: [1, 2, 0.5, -3, null, 'a', 'b'] } },
        ['umlaut', 'true', 'false', 'early', 'late'],
      ],
      [
        'finds present ones, null too',
        { v: { $exists: true }, _id: { $in: ['null', 'missing', 'a'] } },
        ['null', 'a'],
      ],
      ['finds missing ones', { v: { $exists: false } }, ['missing']],
      ['finds by type', { v: { $type: 'string' } }, ['a', 'b', 'umlaut']],
      ['finds by the number of a type', { v: { $type: 9 } }, ['early', 'late']],
      ['finds numbers of any kind', { v: { $type: 'number' } }, ['one', 'two', 'half', 'negative']],
      ['tells integers from doubles', { v: { $type: 'double' } }, ['half']],
      [
        'finds by one of several types',
        { v: { $type: ['bool', 'null'] } },
        ['null', 'true', 'false'],
      ],
      ['finds by remainder', { v: { $mod: [2, 1] } }, ['one']],
      ['finds by a negative remainder', { v: { $mod: [2, -1] } }, ['negative']],
      [
        'negates an operator, missing included',
        { v: { $not: { $gt: 0 } }, _id: { $in: ['one', 'negative', 'a', 'missing'] } },
        ['negative', 'a', 'missing'],
      ],
      [
        'negates a pattern',
        { v: { $not: /a/ }, _id: { $in: ['a', 'b', 'missing'] } },
        ['b', 'missing'],
      ],
      ['joins with $and', { $and: [{ v: { $gt: 0 } }, { v: { $lt: 1 } }] }, ['half']],
      ['joins with $or', { $or: [{ v: 'a' }, { _id: 'two' }] }, ['a', 'two']],
      ['joins with $nor', { $nor: [{ v: { $exists: true } }] }, ['missing']],
      ['joins fields at the top', { _id: 'a', v: 'b' }, []],
      [
        'nests $or in $and',
        { $and: [{ $or: [{ v: 1 }, { v: 2 }] }, { $or: [{ v: 2 }, { v: 'a' }] }] },
        ['two'],
      ],
      ['matches a pattern', { v: /^[a-b]$/ }, ['a', 'b']],
      ['matches a pattern without case', { v: { $regex: '^A$', $options: 'i' } }, ['a']],
      ['matches escaped punctuation', { v: { $regex: 'a\\-' } }, []],
    ],
  ],
  [
    'a filter on arrays',
    arrays,
    [
      ['finds an element', { v: 1 }, ['numbers', 'one']],
      ['finds a whole array', { v: ['a', 'b'] }, ['texts']],
      ['finds an array within an array', { v: [3] }, ['nested']],
      ['finds an empty array', { v: [] }, ['empty']],
      ['finds null in an array', { v: null }, ['nulls', 'missing']],
      ['lets each condition have its own element', { v: { $gt: 8, $lt: 2 } }, ['numbers']],
      ['asks one element for all of $elemMatch', { v: { $elemMatch: { $gt: 8, $lt: 2 } } }, []],
      ['finds an element by $elemMatch', { v: { $elemMatch: { $gte: 5, $lt: 9 } } }, ['numbers']],
      ['matches documents with $elemMatch', { v: { $elemMatch: { k: 'x', n: 1 } } }, ['docs']],
      ['asks one document for all of $elemMatch', { v: { $elemMatch: { k: 'x', n: 2 } } }, []],
      ['matches arrays of arrays with $elemMatch', { v: { $elemMatch: { $size: 2 } } }, ['nested']],
      [
        'does not take scalars for arrays in $elemMatch',
        { v: { $elemMatch: { $eq: 5 } } },
        ['numbers'],
      ],
      ['finds all of several', { v: { $all: [1, 9] } }, ['numbers']],
      ['takes $all of one value on a scalar', { v: { $all: [1] } }, ['numbers', 'one']],
      ['finds nothing with all of none', { v: { $all: [] } }, []],
      [
        'combines $all with $elemMatch',
        { v: { $all: [{ $elemMatch: { k: 'x' } }, { $elemMatch: { n: 2 } }] } },
        ['docs'],
      ],
      ['finds by size', { v: { $size: 3 } }, ['numbers']],
      ['finds by size nought', { v: { $size: 0 } }, ['empty']],
      ['finds one of several in arrays', { v: { $in: ['b', 5] } }, ['numbers', 'texts', 'five']],
      [
        'finds arrays with none of several',
        { v: { $nin: [1, null, 'a'] } },
        ['empty', 'nested', 'docs', 'five'],
      ],
      [
        'finds arrays without an element by $ne',
        { v: { $ne: 1 }, _id: { $in: ['numbers', 'one', 'five'] } },
        ['five'],
      ],
      ['goes through arrays of documents', { 'v.k': 'y' }, ['docs']],
      ['compares within arrays of documents', { 'v.n': { $gt: 1 } }, ['docs']],
      ['finds by position', { 'v.0': 1 }, ['numbers']],
      ['finds an array by position', { 'v.0': [1, 2] }, ['nested']],
      ['finds an element of an inner array by two positions', { 'v.0.1': 2 }, ['nested']],
      ['finds by position and field', { 'v.1.k': 'y' }, ['docs']],
      ['finds a type among elements', { v: { $type: 'string' } }, ['texts']],
      [
        'finds arrays by their type',
        { v: { $type: 'array' } },
        ['empty', 'nulls', 'numbers', 'texts', 'nested', 'docs'],
      ],
      ['matches patterns on elements', { v: /b/ }, ['texts']],
      [
        'does not take missing fields of scalars in arrays for null',
        { 'v.k': null, _id: { $in: ['numbers', 'empty', 'docs'] } },
        [],
      ],
      [
        'finds what a path does not reach',
        { 'v.k': { $exists: false }, _id: { $in: ['empty', 'docs', 'one'] } },
        ['empty', 'one'],
      ],
    ],
  ],
  [
    'a filter on documents',
    documents,
    [
      ['finds by a path', { 'v.a': 1 }, ['flat', 'swapped']],
      ['finds deeply', { 'v.a.b.c': 7 }, ['deep']],
      ['finds through an array on the way', { 'v.a.b': 2 }, ['list']],
      ['takes a scalar on the way for missing', { 'v.a': null }, ['scalar', 'null', 'missing']],
      [
        'finds null where one element lacks the field',
        { 'v.a.b': null, _id: { $in: ['list', 'deep'] } },
        ['list'],
      ],
      [
        'finds documents by their type',
        { v: { $type: 'object' } },
        ['flat', 'swapped', 'deep', 'list'],
      ],
      ['finds a document with its fields in order', { v: { a: 1, b: 2 } }, ['flat']],
      ['finds inherited names of JavaScript nowhere', { constructor: { $exists: true } }, []],
    ],
  ],
];

describe.each(SERVERS)('filters on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  describe.each(SUITES)('%s', (_name, rows, cases) => {
    it.each(cases)('%s', async (_case, filter, found) => {
      const collection = await server.collection(...rows);
      const ids = (await collection.find(filter).toArray()).map(({ _id }) => _id);
      expect(ids.sort()).toEqual([...found].sort());
      expect(await collection.countDocuments(filter)).toBe(found.length);
    });
  });

  it.each([
    ['an unknown operator', { v: { $near: 1 } }, 2],
    ['an unknown operator at the top', { $foo: 1 }, 2],
    ['$in without an array', { v: { $in: 1 } }, 2],
    ['operators in $in', { v: { $in: [{ $gt: 1 }] } }, 2],
    ['$and of nothing', { $and: [] }, 2],
    ['$or of what is no filter', { $or: [1] }, 2],
    ['$size of a text', { v: { $size: 'a' } }, 2],
    ['a negative $size', { v: { $size: -1 } }, 2],
    ['$mod by nought', { v: { $mod: [0, 1] } }, 2],
    ['$mod of three', { v: { $mod: [1, 2, 3] } }, 2],
    ['$elemMatch of a value', { v: { $elemMatch: 1 } }, 2],
    ['$not of a value', { v: { $not: 1 } }, 2],
    ['$options without a pattern', { v: { $options: 'i' } }, 2],
    ['an unknown option of a pattern', { v: { $regex: 'a', $options: 'g' } }, 51108],
    ['a pattern that is none', { v: { $regex: '(' } }, 51091],
    ['a type that is none', { v: { $type: 'text' } }, 2],
  ])('refuse %s', async (_case, filter, code) => {
    const collection = await server.collection({ _id: 'a', v: 1 });
    const refused = collection.find(filter as Filter<Row>).toArray();
    await expect(refused).rejects.toMatchObject({ code });
  });
});
