import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal128, Long, MaxKey, MinKey, type Document, type Filter } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const decimal = (text: string) => Decimal128.fromString(text);

const NUMBERS: readonly Row[] = [
  { _id: 'int', v: 7 },
  { _id: 'long', v: Long.fromString('9007199254740993') },
  { _id: 'decimal', v: decimal('9007199254740993.5') },
  { _id: 'beyond', v: decimal('1E+30') },
  { _id: 'nan', v: NaN },
  { _id: 'missing' },
];

const ALL = NUMBERS.map(({ _id }) => _id);

describe.each(SERVERS)('numbers of every kind on %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each<[string, Filter<Row>, readonly string[]]>([
    ['takes a remainder beyond 2^53', { v: { $mod: [1_000, 993] } }, ['long', 'decimal']],
    ['cuts fractions off before it divides', { v: { $mod: [5.9, 2.1] } }, ['int']],
    [
      'has remainders of longs',
      { v: { $mod: [Long.fromString('9007199254740993'), 0] } },
      ['long', 'decimal'],
    ],
    [
      'takes everything for greater than MinKey, what is missing too',
      { v: { $gt: new MinKey() } },
      ALL,
    ],
    ['takes nothing for less than MinKey', { v: { $lt: new MinKey() } }, []],
    [
      'takes everything for less than MaxKey, what is missing too',
      { v: { $lte: new MaxKey() } },
      ALL,
    ],
  ])('%s', async (_case, filter, found) => {
    const collection = await server.collection(...NUMBERS);
    const ids = (await collection.find(filter).toArray()).map(({ _id }) => _id);
    expect(ids.sort()).toEqual([...found].sort());
  });

  it.each<[string, Document, Document, Document]>([
    [
      'are added exactly as decimals',
      { a: decimal('0.10'), b: 1, c: decimal('9.999999999999999999999999999999999') },
      { $inc: { a: decimal('0.2'), b: decimal('0.5'), c: 1 } },
      { a: decimal('0.30'), b: decimal('1.5'), c: decimal('11.00000000000000000000000000000000') },
    ],
    [
      'are multiplied as decimals',
      { a: decimal('1.5'), b: 0.1 },
      { $mul: { a: 3, b: decimal('3') } },
      { a: decimal('4.5'), b: decimal('0.300000000000000') },
    ],
  ])('%s', async (_case, before, update, after) => {
    const collection = await server.collection({ ...before, _id: 'a' });
    await collection.updateOne({}, update);
    expect(await collection.findOne()).toEqual({ ...after, _id: 'a' });
  });

  it.each<[string, unknown[], unknown, unknown]>([
    ['tenths', Array.from({ length: 10 }, () => 0.1), 1, 0.1],
    ['what rounding would lose', [1e100, 1, -1e100], 1, 1 / 3],
    ['integers', [2_147_483_647, 1], 2_147_483_648, 1_073_741_824],
    ['integers beyond 64 bits', [Long.MAX_VALUE, Long.MAX_VALUE], 2 ** 64, 2 ** 63],
    ['longs', [Long.fromNumber(2), 3], 5, 2.5],
    ['infinities', [Infinity, 1], Infinity, Infinity],
    ['decimals', [decimal('0.10'), decimal('0.2'), 1], decimal('1.30'), undefined],
    ['decimals to even', [decimal('1'), decimal('2')], decimal('3'), decimal('1.5')],
    ['decimals and doubles', [decimal('1'), 0.5, 1, 1], decimal('3.5'), decimal('0.875')],
    [
      'thirds of decimals',
      [decimal('1'), decimal('1'), decimal('0')],
      decimal('2'),
      decimal('0.6666666666666666666666666666666667'),
    ],
  ])('sums up and averages %s exactly', async (_name, values, sum, average) => {
    const numbers = await server.collection(...values.map((v, n) => ({ _id: `${n}`, v })));
    const totals = { _id: null, sum: { $sum: '$v' }, average: { $avg: '$v' } };
    const [group] = await numbers.aggregate([{ $group: totals }]).toArray();
    expect(group?.['sum']).toEqual(sum);
    if (average !== undefined) expect(group?.['average']).toEqual(average);
  });
});
