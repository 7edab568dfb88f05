import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';

/** A decoded document or sub-document. */
export type Doc = Record<string, unknown>;

/** The shape behind decoded documents: no inherited names, so that a field may be called anything. */
class Fields {
  [field: string]: unknown;
}
Object.setPrototypeOf(Fields.prototype, null);
Reflect.deleteProperty(Fields.prototype, 'constructor');

/** An empty document in which `constructor`, `__proto__` and the like are ordinary, absent fields. */
export const emptyDoc = (): Doc => new Fields();

/** A (sub-)document: not an array, date or another BSON value. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null) return false;
  const shape: unknown = Object.getPrototypeOf(value);
  return shape === Fields.prototype || shape === Object.prototype;
}

/** An array, of whatever. */
export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** MongoDB's alias of a value's type, as `$type` and error messages spell it. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (Array.isArray(value)) return 'array';
  if (isDoc(value)) return 'object';
  return CLASSES.find(([type]) => value instanceof type)?.[1] ?? 'unknown';
}

const CLASSES: readonly (readonly [new (...args: never[]) => unknown, string])[] = [
  [Date, 'date'],
  [ObjectId, 'objectId'],
  [Long, 'long'],
  [Timestamp, 'timestamp'],
  [Double, 'double'],
  [Int32, 'int'],
  [Decimal128, 'decimal'],
  [Binary, 'binData'],
  [BSONRegExp, 'regex'],
  [MinKey, 'minKey'],
  [MaxKey, 'maxKey'],
];

/** A JavaScript number that BSON stores as a 32-bit integer; every other one is a double. */
export const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/** A number of any BSON kind. */
export type Numeric = number | Long | Double | Int32 | Decimal128;

export const isNumeric = (value: unknown): value is Numeric =>
  typeof value === 'number' ||
  (typeof value === 'object' &&
    !(value instanceof Timestamp) &&
    (value instanceof Long ||
      value instanceof Double ||
      value instanceof Int32 ||
      value instanceof Decimal128));

/** The nearest double. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Long) return value.toNumber();
  if (value instanceof Decimal128) return Number(value.toString());
  return value.valueOf();
}

/** What MongoDB takes for true: everything but false, zero, null and nothing. */
export function isTruthy(value: unknown): boolean {
  if (isNumeric(value)) return toNumber(value) !== 0;
  return value !== false && value !== null && value !== undefined;
}

/** A copy that shares nothing that could be changed in place. */
export function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (!isDoc(value)) return value;
  const copy = emptyDoc();
  for (const field of Object.keys(value)) copy[field] = clone(value[field]);
  return copy;
}

/** A short text of a value, for error messages. */
export function show(value: unknown): string {
  const text = JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
  // JSON.stringify answers undefined for undefined, whatever its type says
  const shown = ((text as string | undefined) ?? 'undefined').replaceAll('"\\u0000', '"');
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
