import {
  Binary,
  BSONRegExp,
  Decimal128,
  deserialize,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
  UUID,
  type Document,
} from 'bson';
import { describe, expect, it } from '@jest/globals';
import { CommandError } from '../errors.js';
import { decode, decodeFields } from './decode.js';
import { encode } from './encode.js';
import { checkDocument } from './layout.js';
import { orderKey } from './order.js';
import { pick, withIdFirst } from './raw-edit.js';
import { toBytes } from './raw.js';

const sample = {
  _id: 'x',
  text: 'ä𝄞',
  long: Long.fromString('-9007199254740993'),
  whole: new Double(3),
  list: [1, [2.5, null], { a: true }],
  date: new Date(-1),
  empty: {},
};
const bytes = Buffer.from(serialize(sample));

describe('BSON', () => {
  it('is decoded without losing a type', () => {
    const again = serialize(decode(bytes));
    expect(Buffer.from(again)).toEqual(bytes);
    expect(decodeFields(bytes, new Set(['whole', 'none']))).toMatchObject({ whole: new Double(3) });
    expect(Object.keys(decodeFields(bytes, new Set(['date', '_id'])))).toEqual(['_id', 'date']);
  });

  it('is encoded as the driver does it, and decoded to the same bytes', () => {
    const all = {
      text: 'ä𝄞\u0000'.repeat(10_000),
      numbers: [0, -0, 1.5, NaN, -2_147_483_648, 2_147_483_648, new Double(3), new Int32(4)],
      longs: [Long.MIN_VALUE, new Timestamp({ t: 0xffffffff, i: 0xffffffff }), 7n],
      kinds: [null, undefined, true, false, new Date(-62_135_596_800_000), new ObjectId()],
      rare: [new Decimal128('1E+30'), new BSONRegExp('a/b', 'im'), new MinKey(), new MaxKey()],
      binary: [new UUID(), new Binary(Buffer.from('ab'), 0), new Binary(Buffer.alloc(0), 128)],
      nothing: undefined,
      deep: { a: { b: { c: [[[{}]]] } } },
    };
    const expected = Buffer.from(serialize(all, { ignoreUndefined: true }));
    expect(encode(all).equals(expected)).toBe(true);
    expect(encode(decode(expected)).equals(expected)).toBe(true);
  });

  it('keeps old binary values, whose bytes begin with their length', () => {
    const old = Buffer.from(serialize({ a: new Binary(Buffer.from('ab'), 2) }));
    expect(encode(decode(old))).toEqual(old);
  });

  it('keeps the order of fields that are called like positions', () => {
    const fields = new Map<string, unknown>([
      ...Object.entries({ _id: 1, b: 1 }),
      ['7', { a: 1, 3: 2 }],
      ['03', 1],
      ['0', [1]],
      ['', 1],
    ]);
    const ordered = Buffer.from(serialize(fields));
    expect(encode(decode(ordered))).toEqual(ordered);
    expect(decodeFields(ordered, new Set(['\x000']))).toEqual({ '\x000': [1] });
  });

  it('is refused for what has none', () => {
    expect(() => encode({ a: Symbol('a') })).toThrow(TypeError);
    expect(() => encode({ 'a\0b': 1 })).toThrow(RangeError);
  });

  it('is refused wherever it is cut', () => {
    expect(checkDocument(bytes, 0, bytes.length)).toBe(bytes.length);
    for (let size = 0; size < bytes.length; size++) {
      const cut = Buffer.from(bytes.subarray(0, size));
      expect(() => checkDocument(cut, 0, size)).toThrow(CommandError);
      if (size < 5) continue;
      cut.writeInt32LE(size, 0); // even when it says that this is all
      expect(() => checkDocument(cut, 0, size)).toThrow(CommandError);
    }
  });

  it('is refused when nested too deeply', () => {
    let deep: Document = {};
    for (let n = 0; n < 250; n++) deep = { a: deep };
    const nested = Buffer.from(serialize(deep));
    expect(() => checkDocument(nested, 0, nested.length)).toThrow('nested deeper');
  });

  it('is edited without being decoded', () => {
    const moved = withIdFirst(Buffer.from(serialize({ a: 1, _id: 'y', b: [2] })));
    expect(deserialize(toBytes(moved))).toEqual({ _id: 'y', a: 1, b: [2] });
    const fields = pick(bytes, (field) => field === 'list' || field === '_id');
    expect(deserialize(toBytes(fields))).toEqual({ _id: 'x', list: sample.list });
  });

  it('has an order among numbers that is exact', () => {
    const ascending = [
      NaN,
      -Infinity,
      -(2 ** 60),
      Long.fromString('-9007199254740993'),
      -9_007_199_254_740_992,
      Decimal128.fromString('-1.5'),
      -1,
      Decimal128.fromString('-1E-6000'),
      0,
      Decimal128.fromString('0.1'),
      0.1,
      Decimal128.fromString('0.3'),
      0.5,
      Long.fromNumber(2),
      9_007_199_254_740_992,
      Long.fromString('9007199254740993'),
      Number.MAX_VALUE,
      Decimal128.fromString('1E400'),
      Infinity,
    ];
    const keys = ascending.map(orderKey);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
    const equal = [1, new Double(1), Long.fromNumber(1), Decimal128.fromString('1.00')];
    expect(new Set(equal.map(orderKey)).size).toBe(1);
    expect(orderKey(-0)).toBe(orderKey(0));
  });

  it('has no key that begins another', () => {
    const values = [
      '',
      'a',
      'a\0',
      'a\0b',
      'ab',
      0,
      1,
      [],
      [[]],
      [1],
      {},
      { a: 1 },
      { a: 1, b: 1 },
      null,
    ];
    const keys = values.map(orderKey);
    for (const key of keys) expect(keys.filter((other) => other.startsWith(key))).toHaveLength(1);
  });
});
