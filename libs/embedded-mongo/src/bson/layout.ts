import { CommandError, invalidBson } from '../errors.js';

/** BSON's element types, as the byte before the name (bsonspec.org). */
export const Type = {
  Double: 0x01,
  String: 0x02,
  Document: 0x03,
  Array: 0x04,
  Binary: 0x05,
  ObjectId: 0x07,
  Bool: 0x08,
  Date: 0x09,
  Null: 0x0a,
  Regex: 0x0b,
  Int32: 0x10,
  Timestamp: 0x11,
  Int64: 0x12,
  Decimal128: 0x13,
  MaxKey: 0x7f,
  MinKey: 0xff,
} as const;

/** Values of one size, by type byte; the others say their size themselves. */
const FIXED = new Map<number, number>([
  [Type.Double, 8],
  [Type.ObjectId, 12],
  [Type.Bool, 1],
  [Type.Date, 8],
  [Type.Null, 0],
  [Type.Int32, 4],
  [Type.Timestamp, 8],
  [Type.Int64, 8],
  [Type.Decimal128, 16],
  [Type.MaxKey, 0],
  [Type.MinKey, 0],
]);

/** MongoDB's limit on nesting. */
const MAX_DEPTH = 200;

/** The largest document that is stored, in bytes. */
export const MAX_DOCUMENT = 16 * 1024 * 1024;

export const int32At = (bytes: Buffer, at: number): number =>
  (bytes[at] ?? 0) |
  ((bytes[at + 1] ?? 0) << 8) |
  ((bytes[at + 2] ?? 0) << 16) |
  ((bytes[at + 3] ?? 0) << 24);

/** The offset of the next zero byte, i.e. the end of a name. */
export function endOfName(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at++;
  return at;
}

/** The size of a value in checked bytes. */
export function sizeOfValue(bytes: Buffer, type: number, at: number): number {
  switch (type) {
    case Type.String:
      return 4 + int32At(bytes, at);
    case Type.Document:
    case Type.Array:
      return int32At(bytes, at);
    case Type.Binary:
      return 5 + int32At(bytes, at);
    case Type.Regex:
      return endOfName(bytes, endOfName(bytes, at) + 1) + 1 - at;
    default:
      return FIXED.get(type) ?? 0;
  }
}

/**
 * Checks the document at `start`, which has to end at or before `limit`, and returns its end.
 * Everything else in here relies on it: bytes that passed can be read without further checks.
 */
export function checkDocument(bytes: Buffer, start: number, limit: number, depth = 1): number {
  if (depth > MAX_DEPTH) throw new CommandError(15, `BSON is nested deeper than ${MAX_DEPTH}`);
  const size = limit - start < 5 ? 0 : int32At(bytes, start);
  const end = start + size;
  if (size < 5 || end > limit || bytes[end - 1] !== 0) throw invalidBson('bad document length');
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes[at] ?? 0;
    const name = endOfName(bytes, at + 1);
    if (name >= end - 1) throw invalidBson('unterminated field name');
    at = checkValue(bytes, type, name + 1, end - 1, depth);
  }
  if (at !== end - 1) throw invalidBson('a value runs over the end of its document');
  return end;
}

function checkValue(bytes: Buffer, type: number, at: number, limit: number, depth: number): number {
  switch (type) {
    case Type.Document:
    case Type.Array:
      return checkDocument(bytes, at, limit, depth + 1);
    case Type.String:
    case Type.Binary: {
      const size = limit - at < 5 ? -1 : int32At(bytes, at);
      const end = at + (type === Type.String ? 4 : 5) + size;
      if (size < 0 || end > limit) throw invalidBson('bad length of a string or binary value');
      if (type === Type.String && (size === 0 || bytes[end - 1] !== 0)) {
        throw invalidBson('unterminated string');
      }
      return end;
    }
    case Type.Regex: {
      const end = endOfName(bytes, endOfName(bytes, at) + 1) + 1;
      if (end > limit) throw invalidBson('unterminated regular expression');
      return end;
    }
    case Type.Bool:
      if ((bytes[at] ?? 2) > 1) throw invalidBson('a boolean is 0 or 1');
      break;
    default:
      break;
  }
  const size = FIXED.get(type);
  if (size === undefined) throw invalidBson(`values of BSON type ${type} are not supported`);
  if (at + size > limit) throw invalidBson('a value runs over the end of its document');
  return at + size;
}
