import { crc32 } from 'node:zlib';
import { Long } from 'bson';
import { decode, decodeFields } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { checkDocument, int32At } from '../bson/layout.js';
import { document, idElementOf } from '../bson/raw-edit.js';
import { toRaw, withBytes, type Raw } from '../bson/raw.js';
import { isDoc, type Doc } from '../bson/values.js';
import type { CatalogChange, Change, Receipt } from './journal.js';

/** What the file begins with: the format and its version. */
export const HEADER = Buffer.from('EMBEDDEDMONGO 1\n', 'latin1');

/** A frame is the length of its body, the body's CRC-32, and the body. */
export const FRAME_HEAD = 8;

const Kind = { Commit: 1, Catalog: 2 } as const;
const Op = { Put: 1, Delete: 2 } as const;
const ENTRY_HEAD = 5;

interface Entry {
  readonly op: number;
  readonly collection: number;
  readonly doc: Raw;
}

/** The frame of one commit; a deletion is kept as the `_id` of what it deleted. */
export function commitFrame(changes: readonly Change[], receipt?: Receipt): Buffer {
  const entries: Entry[] = [];
  let size = 1;
  for (const { collection, before, after } of changes) {
    if (before === undefined && after === undefined) continue;
    const doc = after ?? document(withBytes(before ?? '', idElementOf) ?? '');
    entries.push({ op: after ? Op.Put : Op.Delete, collection: collection.number, doc });
    size += ENTRY_HEAD + doc.length;
  }
  const note = receiptDoc(receipt);
  const frame = Buffer.allocUnsafe(FRAME_HEAD + size + note.length);
  let at = frame.writeUInt8(Kind.Commit, FRAME_HEAD);
  at += note.copy(frame, at);
  for (const { op, collection, doc } of entries) {
    at = frame.writeUInt8(op, at);
    at = frame.writeUInt32LE(collection, at);
    at += frame.write(doc, at, 'latin1');
  }
  return sealed(frame);
}

function receiptDoc(receipt: Receipt | undefined): Buffer {
  if (!receipt) return EMPTY;
  const { session, number, reply } = receipt;
  return encode({ session, number: Long.fromBigInt(number), ...(reply && { reply }) });
}

const EMPTY = encode({});

export function catalogFrame(changes: readonly CatalogChange[]): Buffer {
  const body = encode({ changes });
  const frame = Buffer.allocUnsafe(FRAME_HEAD + 1 + body.length);
  frame.writeUInt8(Kind.Catalog, FRAME_HEAD);
  frame.set(body, FRAME_HEAD + 1);
  return sealed(frame);
}

function sealed(frame: Buffer): Buffer {
  frame.writeUInt32LE(frame.length - FRAME_HEAD, 0);
  frame.writeUInt32LE(crc32(frame.subarray(FRAME_HEAD)), 4);
  return frame;
}

const ID: ReadonlySet<string> = new Set(['_id']);

/** What reading a frame tells. */
export interface FrameReader {
  put(collection: number, raw: Raw, id: unknown): void;
  delete(collection: number, doc: Doc): void;
  receipt(receipt: Receipt): void;
  catalog(changes: readonly Doc[]): void;
}

/** Reads a body whose checksum was right. */
export function readBody(body: Buffer, reader: FrameReader): void {
  if (body[0] === Kind.Catalog) {
    const { changes } = decode(body, 1);
    reader.catalog(Array.isArray(changes) ? changes.filter(isDoc) : []);
    return;
  }
  let at = checkDocument(body, 1, body.length);
  const { session, number, reply } = decode(body, 1);
  if (typeof session === 'string' && number instanceof Long) {
    const known = { session, number: number.toBigInt() };
    reader.receipt(isDoc(reply) ? { ...known, reply } : known);
  }
  while (at < body.length) {
    const op = body[at];
    const collection = int32At(body, at + 1);
    const start = at + ENTRY_HEAD;
    at = checkDocument(body, start, body.length);
    if (op === Op.Put) {
      reader.put(collection, toRaw(body.subarray(start, at)), decodeFields(body, ID, start)['_id']);
    } else {
      reader.delete(collection, decode(body, start));
    }
  }
}

export const isIntact = (body: Buffer, checksum: number): boolean => crc32(body) === checksum;
