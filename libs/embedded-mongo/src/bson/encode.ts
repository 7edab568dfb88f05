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
import { Type } from './layout.js';
import { nameOf } from './names.js';
import { isDoc, isInt32, show, type Doc } from './values.js';

/** The size of the buffer that is kept for the next document. */
const KEPT = 64 * 1024;

/** BSON of a document, in bytes of its own; fields that are `undefined` are left out. */
export function encode(doc: Doc): Buffer {
  at = 0;
  writeDoc(doc);
  const written = Buffer.from(bytes.subarray(0, at));
  if (bytes.length > KEPT) bytes = Buffer.allocUnsafeSlow(KEPT);
  return written;
}

/** What is being written, and how far: there is no more than one document at a time. */
let bytes = Buffer.allocUnsafeSlow(KEPT);
let at = 0;

function reserve(size: number): void {
  if (at + size <= bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, at + size));
  larger.set(bytes.subarray(0, at));
  bytes = larger;
}

function writeDoc(doc: Doc): void {
  const start = open();
  for (const key of Object.keys(doc)) {
    const value = doc[key];
    if (value !== undefined) writeElement(nameOf(key), value);
  }
  close(start);
}

function writeArray(values: readonly unknown[]): void {
  const start = open();
  values.forEach((value, index) => writeElement(String(index), value));
  close(start);
}

function open(): number {
  const start = at;
  reserve(4);
  at += 4;
  return start;
}

function close(start: number): void {
  writeByte(0);
  bytes.writeInt32LE(at - start, start);
}

function writeByte(value: number): void {
  reserve(1);
  bytes[at++] = value;
}

function writeInt32(value: number): void {
  reserve(4);
  bytes[at++] = value;
  bytes[at++] = value >> 8;
  bytes[at++] = value >> 16;
  bytes[at++] = value >> 24;
}

function writeDouble(value: number): void {
  reserve(8);
  at = bytes.writeDoubleLE(value, at);
}

function writeInt64(low: number, high: number): void {
  writeInt32(low | 0);
  writeInt32(high | 0);
}

function writeBytes(value: Uint8Array): void {
  reserve(value.length);
  bytes.set(value, at);
  at += value.length;
}

/** UTF-8 and a zero; short plain text, the usual case, without a call into native code. */
function writeText(text: string): void {
  const { length } = text;
  reserve(length * 3 + 1);
  if (length > PLAIN || !writePlain(text)) at += bytes.write(text, at, 'utf8');
  bytes[at++] = 0;
}

/** Longer texts are written faster by native code. */
const PLAIN = 24;

function writePlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return false;
    bytes[at + index] = code;
  }
  at += text.length;
  return true;
}

/** A text, in front of it the size that it turns out to have. */
function writeString(text: string): void {
  const start = at;
  writeInt32(0);
  writeText(text);
  bytes.writeInt32LE(at - start - 4, start);
}

/** The type and the name of an element, which cannot hold a NUL. */
function begin(type: number, name: string): void {
  if (name.includes('\0')) throw new RangeError('the name of a field holds a NUL');
  writeByte(type);
  writeText(name);
}

function writeElement(name: string, value: unknown): void {
  if (typeof value === 'string') {
    begin(Type.String, name);
    writeString(value);
  } else if (typeof value === 'number') {
    const isInteger = isInt32(value);
    begin(isInteger ? Type.Int32 : Type.Double, name);
    if (isInteger) writeInt32(value);
    else writeDouble(value);
  } else if (typeof value === 'boolean') {
    begin(Type.Bool, name);
    writeByte(value ? 1 : 0);
  } else if (typeof value === 'bigint') {
    begin(Type.Int64, name);
    const { low, high } = Long.fromBigInt(value);
    writeInt64(low, high);
  } else {
    writeObject(name, value);
  }
}

function writeObject(name: string, value: unknown): void {
  if (value === null || value === undefined) {
    begin(Type.Null, name);
  } else if (Array.isArray(value)) {
    begin(Type.Array, name);
    writeArray(value);
  } else if (isDoc(value)) {
    begin(Type.Document, name);
    writeDoc(value);
  } else if (value instanceof Date) {
    begin(Type.Date, name);
    const time = value.getTime();
    writeInt64(time % 2 ** 32, Math.floor(time / 2 ** 32));
  } else {
    writeRare(name, value);
  }
}

function writeRare(name: string, value: unknown): void {
  if (value instanceof ObjectId) {
    begin(Type.ObjectId, name);
    writeBytes(value.id);
  } else if (value instanceof Timestamp) {
    begin(Type.Timestamp, name);
    writeInt64(value.i, value.t);
  } else if (value instanceof Long) {
    begin(Type.Int64, name);
    writeInt64(value.low, value.high);
  } else if (value instanceof Double) {
    begin(Type.Double, name);
    writeDouble(value.value);
  } else if (value instanceof Int32) {
    begin(Type.Int32, name);
    writeInt32(value.value);
  } else if (value instanceof Decimal128) {
    begin(Type.Decimal128, name);
    writeBytes(value.bytes);
  } else {
    writeRarer(name, value);
  }
}

function writeRarer(name: string, value: unknown): void {
  if (value instanceof Binary) {
    begin(Type.Binary, name);
    writeInt32(value.position);
    writeByte(value.sub_type);
    writeBytes(value.value());
  } else if (value instanceof BSONRegExp) {
    begin(Type.Regex, name);
    writeText(value.pattern);
    writeText(value.options);
  } else if (value instanceof MinKey) {
    begin(Type.MinKey, name);
  } else if (value instanceof MaxKey) {
    begin(Type.MaxKey, name);
  } else {
    throw new TypeError(`no BSON for ${show(value)}`);
  }
}
