import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, CollationOptions, Filter } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const rows: readonly Row[] = [
  { _id: '1', x: 'ping', t: ['a', 'B'] },
  { _id: '2', x: 'pINg' },
  { _id: '3', x: 'pïng' },
  { _id: '4', x: 'pong' },
  { _id: '5', x: 7 },
  { _id: '6' },
];
const CASELESS: CollationOptions = { locale: 'en_US', strength: 2 };

describe.each(SERVERS)('collations of %s', (_, start) => {
  let server: Server;
  let collection: Collection<Row>;
  beforeAll(async () => {
    server = await start();
    collection = await server.collection(...rows);
    await collection.createIndex({ x: 1 });
  });
  afterAll(() => server.stop());

  const idsOf = async (filter: Filter<Row>, collation: CollationOptions) => {
    const found = await collection.find(filter, { collation }).sort({ _id: 1 }).toArray();
    return found.map(({ _id }) => _id).join(' ');
  };

  it.each<[string, Filter<Row>, CollationOptions, string]>([
    ['letters only', { x: 'PING' }, { locale: 'en', strength: 1 }, '1 2 3'],
    ['letters and accents', { x: 'PING' }, CASELESS, '1 2'],
    ['letters and case', { x: 'ping' }, { locale: 'en', strength: 1, caseLevel: true }, '1 3'],
    ['all three', { x: 'ping' }, { locale: 'en' }, '1'],
    ['what is not equal', { x: { $ne: 'PING' } }, CASELESS, '3 4 5 6'],
    ['one of several', { x: { $in: ['PONG', 7] } }, CASELESS, '4 5'],
    ['elements of an array', { t: 'b' }, CASELESS, '1'],
    ['all of an array', { t: { $all: ['A', 'b'] } }, CASELESS, '1'],
    ['an element that is', { t: { $elemMatch: { $eq: 'b' } } }, CASELESS, '1'],
    ['ranges', { x: { $gt: 'Ping', $lte: 'PONG' } }, CASELESS, '3 4'],
    ['numbers inside of texts', { x: 'ping' }, { locale: 'zh_Hans', numericOrdering: true }, '1'],
    ['what is no text', { x: 7 }, CASELESS, '5'],
    ['what is missing', { x: null }, CASELESS, '6'],
    ['the simple one', { x: 'PING' }, { locale: 'simple' }, ''],
  ])('compares %s', async (_name, filter, collation, expected) => {
    expect(await idsOf(filter, collation)).toBe(expected);
  });

  it('counts and lists by them', async () => {
    const collation = CASELESS;
    expect(await collection.countDocuments({ x: 'PING' }, { collation })).toBe(2);
    const texts = { x: { $type: 'string' } };
    const distinct = await collection.distinct('x', texts, { collation });
    expect(distinct.sort()).toEqual(['ping', 'pong', 'pïng']);
    const pipeline = [{ $match: { x: 'PING' } }, { $skip: 1 }];
    const found = await collection.aggregate(pipeline, { collation }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(['2']);
  });

  it('sorts as a language does', async () => {
    const words = ['zebra', 'Äpfel', 'apfel', 'Zoo', 'ähre', 7].map((x, at) => ({
      _id: String(at),
      x,
    }));
    const own = await server.collection(...words);
    const inOrder = async (locale: string, direction: 1 | -1) => {
      const found = own.find({}, { collation: { locale } }).sort({ x: direction }).limit(4);
      return (await found.toArray()).map((row) => row['x'] as unknown);
    };
    expect(await inOrder('de', 1)).toEqual([7, 'ähre', 'apfel', 'Äpfel']);
    expect(await inOrder('sv', -1)).toEqual(['Äpfel', 'ähre', 'Zoo', 'zebra']);
  });

  it('changes and deletes by them', async () => {
    const own = await server.collection(...rows);
    const collation = CASELESS;
    const { modifiedCount } = await own.updateMany(
      { x: 'PING' },
      { $set: { n: 1 } },
      { collation },
    );
    expect(modifiedCount).toBe(2);
    const one = await own.findOneAndDelete({ x: 'PING' }, { sort: { _id: -1 }, collation });
    expect(one?._id).toBe('2');
    const { deletedCount } = await own.bulkWrite([
      { deleteOne: { filter: { x: 'PONG' }, collation } },
      { deleteMany: { filter: { x: 'PING' } } },
    ]);
    expect(deletedCount).toBe(1);
  });

  it('refuses a language that does not exist', async () => {
    await expect(idsOf({}, { locale: 'in valid' })).rejects.toMatchObject({ code: 2 });
  });
});
