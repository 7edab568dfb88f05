import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Binary, Decimal128, Long, ObjectId, UUID, type Sort } from 'mongodb';
import { SERVERS, type Row, type Server } from './servers.js';

const rows: readonly Row[] = [
  { _id: 'a', n: 3, g: 'x', t: [1, 9] },
  { _id: 'b', n: 1, g: 'y', t: [5] },
  { _id: 'c', n: 2, g: 'x', t: [] },
  { _id: 'd', g: 'y' },
  { _id: 'e', n: 'text', g: 'x', t: 7 },
];

describe.each(SERVERS)('reading from %s', (_, start) => {
  let server: Server;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each<[string, Sort, string]>([
    ['ascending, missing first, texts last', { n: 1 }, 'd b c a e'],
    ['descending', { n: -1 }, 'e a c b d'],
    ['by several fields', { g: 1, n: -1 }, 'e a c b d'],
    ['by _id backwards', { _id: -1 }, 'e d c b a'],
    ['by the least element of an array', { t: 1, _id: 1 }, 'c d a b e'],
    ['by the greatest element of an array', { t: -1, _id: 1 }, 'a e b d c'],
  ])('sorts %s', async (_name, sort, expected) => {
    const collection = await server.collection(...rows);
    const found = await collection.find().sort(sort).toArray();
    expect(found.map(({ _id }) => _id).join(' ')).toBe(expected);
  });

  it('sorts all types in one order', async () => {
    const values = [
      null,
      -1,
      2.5,
      'B',
      'a',
      { a: 1 },
      { b: 0 },
      [[1]],
      new Binary(new Uint8Array([9])),
      new ObjectId('000000000000000000000001'),
      false,
      true,
      new Date(5),
      /x/,
    ];
    const shuffled = [...values.keys()].sort((a, b) => ((a * 7) % 13) - ((b * 7) % 13));
    const collection = await server.collection(
      ...shuffled.map((at) => ({ _id: String(at), v: values[at] })),
    );
    const found = await collection.find().sort({ v: 1 }).toArray();
    expect(found.map(({ _id }) => Number(_id))).toEqual([...values.keys()]);
  });

  it('skips and limits', async () => {
    const collection = await server.collection(...rows);
    const found = await collection.find().sort({ _id: 1 }).skip(1).limit(2).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(['b', 'c']);
  });

  it('pages with keyset conditions', async () => {
    const many = Array.from({ length: 60 }, (__, i) => ({ _id: `k${100 + i}`, day: i % 7 }));
    const collection = await server.collection(...many);
    await collection.createIndex({ day: -1, _id: -1 });
    const seen: string[] = [];
    let last: Row | undefined;
    do {
      const after = last && {
        $or: [{ day: { $lt: last['day'] } }, { day: last['day'], _id: { $lt: last._id } }],
      };
      const page = collection.find(after ?? {}).sort({ day: -1, _id: -1 });
      const found = await page.limit(7).toArray();
      seen.push(...found.map(({ _id }) => _id));
      last = found.at(-1);
    } while (last);
    const all = await collection.find().sort({ day: -1, _id: -1 }).toArray();
    expect(seen).toEqual(all.map(({ _id }) => _id));
    expect(seen).toHaveLength(60);
  });

  it.each<[string, Record<string, 0 | 1>, Record<string, unknown>]>([
    ['includes', { n: 1 }, { _id: 'p', n: 1 }],
    ['includes without _id', { n: 1, _id: 0 }, { n: 1 }],
    ['includes inner fields', { 'o.x': 1 }, { _id: 'p', o: { x: 1 } }],
    ['includes fields of documents in arrays', { 'l.k': 1 }, { _id: 'p', l: [{ k: 1 }, {}] }],
    ['excludes', { o: 0, l: 0 }, { _id: 'p', n: 1 }],
    ['excludes inner fields', { 'o.x': 0, l: 0 }, { _id: 'p', n: 1, o: { y: 2 } }],
    [
      'excludes from documents in arrays',
      { 'l.k': 0, o: 0, n: 0 },
      { _id: 'p', l: [{}, { j: 2 }, 3] },
    ],
    ['excludes _id alone', { _id: 0 }, { n: 1, o: { x: 1, y: 2 }, l: [{ k: 1 }, { j: 2 }, 3] }],
    ['includes _id alone', { _id: 1 }, { _id: 'p' }],
  ])('%s by projection', async (_name, projection, expected) => {
    const collection = await server.collection({
      _id: 'p',
      n: 1,
      o: { x: 1, y: 2 },
      l: [{ k: 1 }, { j: 2 }, 3],
    });
    expect(await collection.findOne({}, { projection })).toEqual(expected);
  });

  it.each([
    ['mixed inclusion and exclusion', { projection: { a: 1, b: 0 } }, 31254],
    ['colliding paths', { projection: { a: 1, 'a.b': 1 } }, 31249],
    ['a sort by two', { sort: { a: 2 } }, 15975],
    ['a negative skip', { skip: -1 }, 51024],
    ['a hint to no index', { hint: 'none' }, 2],
  ])('refuses %s', async (_name, options, code) => {
    const collection = await server.collection({ _id: 'a' });
    const found = server.db.command({ find: collection.collectionName, ...options });
    await expect(found).rejects.toMatchObject({ code });
  });

  it('refuses fields that a command does not know', async () => {
    const refused = server.db.command({ find: 'c', frob: 1 });
    await expect(refused).rejects.toMatchObject({ code: 40415 });
    await expect(server.db.command({ frobnicate: 1 })).rejects.toMatchObject({ code: 59 });
  });

  it('gives back every type as it came', async () => {
    const row = {
      _id: 't',
      text: 'ä𝄞\0z',
      integer: 1,
      double: 1.5,
      large: 2 ** 40,
      zero: -0,
      long: Long.fromString('9007199254740993'),
      decimal: Decimal128.fromString('1.10'),
      date: new Date(-5),
      id: new ObjectId(),
      uuid: new UUID(),
      bytes: new Binary(new Uint8Array([1, 255])),
      nothing: null,
      list: [[], {}, [{ a: [null] }]],
      constructor: 'c',
    };
    const collection = await server.collection(row);
    expect(await collection.findOne({ _id: 't' })).toEqual(row);
    await collection.updateOne({ _id: 't' }, { $set: { more: 1 } });
    expect(await collection.findOne({ _id: 't' })).toEqual({ ...row, more: 1 });
  });

  it('compares numbers of all kinds exactly', async () => {
    const collection = await server.collection(
      { _id: 'int', v: 1 },
      { _id: 'long', v: Long.fromString('9007199254740993') },
      { _id: 'double', v: 9_007_199_254_740_992 },
      { _id: 'decimal', v: Decimal128.fromString('0.1') },
      { _id: 'tenth', v: 0.1 },
    );
    const found = await collection.find().sort({ v: 1 }).toArray();
    // the double nearest to 0.1 is a little more than 0.1
    expect(found.map(({ _id }) => _id)).toEqual(['decimal', 'tenth', 'int', 'double', 'long']);
    const one = await collection.findOne({ v: Long.fromNumber(1) });
    expect(one?._id).toBe('int');
  });

  it('fetches what does not fit into a batch', async () => {
    const many = Array.from({ length: 250 }, (__, n) => ({ _id: `k${n}`, n }));
    const collection = await server.collection(...many);
    expect(await collection.find().toArray()).toHaveLength(250);
    expect(await collection.find().batchSize(7).toArray()).toHaveLength(250);
    const cursor = collection.find().batchSize(2);
    await cursor.next();
    await cursor.close();
    const gone = server.db.command({ getMore: cursor.id ?? Long.ONE, collection: 'c' });
    await expect(gone).rejects.toMatchObject({ code: 43 });
  });

  it('keeps a cursor as it was when documents change', async () => {
    const many = Array.from({ length: 20 }, (__, n) => ({ _id: `k${n}`, n: 0 }));
    const collection = await server.collection(...many);
    const cursor = collection.find().sort({ n: 1 }).batchSize(5);
    const first = await cursor.next();
    await collection.updateMany({}, { $set: { n: 1 } });
    expect(first?.['n']).toBe(0);
    expect(await cursor.toArray()).toHaveLength(19);
  });

  it('counts', async () => {
    const collection = await server.collection(...rows);
    expect(await collection.countDocuments()).toBe(5);
    expect(await collection.countDocuments({ g: 'x' })).toBe(3);
    expect(await collection.countDocuments({}, { skip: 1, limit: 3 })).toBe(3);
    expect(await collection.countDocuments({ g: 'z' })).toBe(0);
    expect(await collection.estimatedDocumentCount()).toBe(5);
  });

  it('lists distinct values, of arrays the elements', async () => {
    const collection = await server.collection(...rows);
    expect(await collection.distinct('g')).toEqual(['x', 'y']);
    expect(await collection.distinct('t', { g: 'x' })).toEqual([1, 7, 9]);
    expect(await collection.distinct('none')).toEqual([]);
  });

  it('reads nothing from a collection that does not exist', async () => {
    const none = server.db.collection<Row>('does-not-exist');
    expect(await none.find().toArray()).toEqual([]);
    expect(await none.countDocuments()).toBe(0);
    expect(await none.distinct('a')).toEqual([]);
    expect(await none.aggregate([{ $match: {} }]).toArray()).toEqual([]);
  });
});
