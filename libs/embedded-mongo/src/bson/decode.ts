import {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { endOfName, int32At, sizeOfValue, Type } from './layout.js';
import { keyOf, nameOf } from './names.js';
import { emptyDoc, isInt32, type Doc } from './values.js';

/**
 * Decodes checked bytes. Unlike the driver's decoder it loses no type: a number stands for exactly
 * what BSON makes of it again (32-bit integer or double); an integral double becomes a `Double`, a
 * 64-bit integer a `Long`, a regular expression a `BSONRegExp`. Nothing decoded shares the bytes.
 */
export function decode(bytes: Buffer, start = 0): Doc {
  return decodeSome(bytes, start, undefined);
}

/** Decodes only the top-level fields of these keys; the others are skipped without being built. */
export function decodeFields(bytes: Buffer, wanted: ReadonlySet<string>, start = 0): Doc {
  return decodeSome(bytes, start, wanted);
}

function decodeSome(bytes: Buffer, start: number, wanted: ReadonlySet<string> | undefined): Doc {
  const doc = emptyDoc();
  const end = start + int32At(bytes, start) - 1;
  const wantedLengths = wanted ? lengthsOf(wanted) : -1;
  let left = wanted?.size ?? Infinity;
  let at = start + 4;
  while (at < end && left > 0) {
    const type = bytes[at] ?? 0;
    const from = at + 1;
    const nameEnd = endOfName(bytes, from);
    at = nameEnd + 1;
    if (wantedLengths & lengthBit(nameEnd - from)) {
      const key = keyOf(text(bytes, from, nameEnd));
      if (wanted?.has(key) !== false) {
        doc[key] = valueAt(bytes, type, at);
        left--;
      }
    }
    at += sizeOfValue(bytes, type, at);
  }
  return doc;
}

const lengthBit = (length: number): number => 1 << Math.min(length, 31);

const lengths = new WeakMap<ReadonlySet<string>, number>();

/** The lengths of names as bits: most fields that are not wanted are skipped by their length. */
function lengthsOf(names: ReadonlySet<string>): number {
  let bits = lengths.get(names);
  if (bits === undefined) {
    bits = 0;
    for (const key of names) bits |= lengthBit(Buffer.byteLength(nameOf(key)));
    lengths.set(names, bits);
  }
  return bits;
}

/** Where one element of a document lies: the type byte, the value, the next element. */
export interface Element {
  readonly type: number;
  readonly from: number;
  readonly value: number;
  readonly to: number;
}

/** Finds a top-level field in checked bytes. */
export function findElement(bytes: Buffer, field: string, start = 0): Element | undefined {
  const end = start + int32At(bytes, start) - 1;
  let at = start + 4;
  while (at < end) {
    const from = at;
    const type = bytes[at] ?? 0;
    const nameEnd = endOfName(bytes, at + 1);
    at = nameEnd + 1 + sizeOfValue(bytes, type, nameEnd + 1);
    if (text(bytes, from + 1, nameEnd) === field) return { type, from, value: nameEnd + 1, to: at };
  }
  return undefined;
}

/** The names of a document's top-level fields. */
export function fieldNames(bytes: Buffer, start = 0): readonly string[] {
  const names: string[] = [];
  const end = start + int32At(bytes, start) - 1;
  let at = start + 4;
  while (at < end) {
    const nameEnd = endOfName(bytes, at + 1);
    names.push(text(bytes, at + 1, nameEnd));
    at = nameEnd + 1 + sizeOfValue(bytes, bytes[at] ?? 0, nameEnd + 1);
  }
  return names;
}

function decodeArray(bytes: Buffer, start: number): unknown[] {
  const values: unknown[] = [];
  const end = start + int32At(bytes, start) - 1;
  let at = start + 4;
  while (at < end) {
    const type = bytes[at] ?? 0;
    at = endOfName(bytes, at + 1) + 1;
    values.push(valueAt(bytes, type, at));
    at += sizeOfValue(bytes, type, at);
  }
  return values;
}

/** One value of checked bytes. */
export function valueAt(bytes: Buffer, type: number, at: number): unknown {
  switch (type) {
    case Type.String:
      return text(bytes, at + 4, at + 3 + int32At(bytes, at));
    case Type.Int32:
      return int32At(bytes, at);
    case Type.Double: {
      const value = bytes.readDoubleLE(at);
      return isInt32(value) ? new Double(value) : value;
    }
    case Type.Document:
      return decode(bytes, at);
    case Type.Array:
      return decodeArray(bytes, at);
    case Type.Bool:
      return bytes[at] === 1;
    case Type.Date:
      return new Date(Number(bytes.readBigInt64LE(at)));
    case Type.Null:
      return null;
    case Type.Int64:
      return new Long(int32At(bytes, at), int32At(bytes, at + 4));
    case Type.ObjectId:
      return new ObjectId(Uint8Array.prototype.slice.call(bytes, at, at + 12));
    default:
      return rareValueAt(bytes, type, at);
  }
}

function rareValueAt(bytes: Buffer, type: number, at: number): unknown {
  const copy = (from: number, to: number) => Uint8Array.prototype.slice.call(bytes, from, to);
  switch (type) {
    case Type.Binary:
      return new Binary(copy(at + 5, at + 5 + int32At(bytes, at)), bytes[at + 4]);
    case Type.Regex: {
      const middle = endOfName(bytes, at);
      const end = endOfName(bytes, middle + 1);
      return new BSONRegExp(text(bytes, at, middle), text(bytes, middle + 1, end));
    }
    case Type.Timestamp:
      return new Timestamp({ i: int32At(bytes, at) >>> 0, t: int32At(bytes, at + 4) >>> 0 });
    case Type.Decimal128:
      return new Decimal128(copy(at, at + 16));
    case Type.MinKey:
      return new MinKey();
    case Type.MaxKey:
      return new MaxKey();
    default:
      throw new Error(`BSON type ${type} in checked bytes`);
  }
}

/** UTF-8; short plain text, the usual case, without a call into native code. */
function text(bytes: Buffer, from: number, to: number): string {
  if (to - from > 16) return bytes.toString('utf8', from, to);
  let plain = '';
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) return bytes.toString('utf8', from, to);
    plain += ASCII[byte] ?? '';
  }
  return plain;
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
