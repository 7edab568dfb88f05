import { Binary, BSONRegExp, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { complement, doubleKey, numberKey } from './number-key.js';
import { nameOf } from './names.js';
import { isDoc, isNumeric, show, type Doc } from './values.js';

/**
 * MongoDB's order of types (manual: "Comparison/Sort Order"), as the first character of a key.
 * `Undefined` is what an empty array is indexed under, before null.
 */
export const Rank = {
  MinKey: '\x01',
  Undefined: '\x03',
  Null: '\x05',
  Number: '\x0a',
  String: '\x0f',
  Object: '\x14',
  Array: '\x19',
  Binary: '\x1e',
  ObjectId: '\x23',
  Bool: '\x28',
  Date: '\x2d',
  Timestamp: '\x2f',
  Regex: '\x32',
  MaxKey: '\x7f',
} as const;

/**
 * A value as a string of characters up to 255 whose order is MongoDB's order of values, and which
 * is equal for equal values. No key begins another, so keys can be joined to compound keys. One
 * encoding serves equality, `_id`s, ordered indexes and sorting.
 */
export function orderKey(value: unknown): string {
  if (typeof value === 'string') return Rank.String + textKey(value);
  if (typeof value === 'number') return Rank.Number + numberKey(value);
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (value === null || value === undefined) return Rank.Null;
  if (value instanceof Date) return Rank.Date + doubleKey(value.getTime());
  if (Array.isArray(value)) {
    let key: string = Rank.Array;
    for (const element of value) key += orderKey(element);
    return key + '\0';
  }
  return isDoc(value) ? documentKey(value) : rareKey(value);
}

const TRUE = `${Rank.Bool}\x01`;
const FALSE = `${Rank.Bool}\0`;

/** Field by field: first the type, then the name, then the value. */
function documentKey(doc: Doc): string {
  let key: string = Rank.Object;
  for (const field of Object.keys(doc)) {
    const value = orderKey(doc[field]);
    key += value.charAt(0) + textKey(nameOf(field)) + value.slice(1);
  }
  return key + '\0';
}

function rareKey(value: unknown): string {
  if (isNumeric(value)) return Rank.Number + numberKey(value);
  if (value instanceof ObjectId) return Rank.ObjectId + latin1(value.id);
  if (value instanceof Timestamp) return Rank.Timestamp + doubleKey(value.t) + doubleKey(value.i);
  if (value instanceof Binary) {
    const kind = String.fromCharCode(value.sub_type);
    return Rank.Binary + doubleKey(value.length()) + kind + latin1(value.value());
  }
  if (value instanceof BSONRegExp) {
    return Rank.Regex + textKey(value.pattern) + textKey(value.options);
  }
  if (value instanceof MinKey) return Rank.MinKey;
  if (value instanceof MaxKey) return Rank.MaxKey;
  throw new Error(`no order for ${show(value)}`);
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const PLAIN = /^[\x01-\x7f]*$/;

/** UTF-8 bytes, as MongoDB compares strings; ended by two zeros, an inner zero is followed by 255. */
export function textKey(text: string): string {
  if (PLAIN.test(text)) return text + '\0\0';
  const utf8 = Buffer.from(text, 'utf8').toString('latin1');
  return utf8.replaceAll('\0', '\0\xff') + '\0\0';
}

export const isEqual = (a: unknown, b: unknown): boolean => orderKey(a) === orderKey(b);

export type Direction = 1 | -1;

/** The key of a component that sorts in the given direction. */
export const directed = (key: string, direction: Direction): string =>
  direction === 1 ? key : complement(key);
