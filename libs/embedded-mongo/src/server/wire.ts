import { Long } from 'bson';
import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { checkDocument, endOfName, int32At } from '../bson/layout.js';
import type { Raw } from '../bson/raw.js';
import { isDoc, type Doc } from '../bson/values.js';

/** The wire protocol's opcodes: everything is OP_MSG but the driver's very first handshake. */
export const OpCode = { Reply: 1, Query: 2004, Message: 2013 } as const;

const Flag = { Checksum: 1, MoreToCome: 2 } as const;

/** The largest message, in bytes, and the most documents in one. */
export const MAX_MESSAGE = 48_000_000;

const HEADER = 16;

/** One command of a client. */
export interface Request {
  readonly id: number;
  readonly opCode: number;
  readonly db: string;
  readonly name: string;
  readonly body: Doc;
  /** Lists of documents that came beside the body, as bytes. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  readonly wantsReply: boolean;
}

/** Bytes that are no message; the connection cannot be used any further. */
export class ProtocolError extends Error {}

/** Cuts a stream of bytes into messages. */
export class MessageReader {
  private chunks: Buffer[] = [];
  /** What was received of messages that are not whole yet, in bytes. */
  size = 0;

  /** @param most the size of a message may be, in bytes: a stranger has little to say */
  constructor(private readonly most: () => number = () => MAX_MESSAGE) {}

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  /** The next whole message, if there is one. */
  next(): Buffer | undefined {
    if (this.size < HEADER) return undefined;
    const length = int32At(this.atLeast(4), 0);
    if (length < HEADER || length > this.most()) {
      throw new ProtocolError(`a message of ${length} bytes`);
    }
    if (this.size < length) return undefined;
    const bytes = this.atLeast(length);
    this.size -= length;
    if (bytes.length === length) this.chunks.shift();
    else this.chunks[0] = bytes.subarray(length);
    return bytes.subarray(0, length);
  }

  /** The first chunk, made long enough. */
  private atLeast(length: number): Buffer {
    const [first] = this.chunks;
    if (first && first.length >= length) return first;
    const joined = Buffer.concat(this.chunks);
    this.chunks = [joined];
    return joined;
  }
}

/** Reads a message; its BSON is checked, so that everything later may rely on it. */
export function readRequest(message: Buffer): Request {
  const { id, opCode } = headOf(message);
  if (opCode === OpCode.Query) return readLegacyQuery(message, id);
  if (opCode !== OpCode.Message) throw new ProtocolError(`opcode ${opCode} is not supported`);
  if (message.length < HEADER + 10) throw new ProtocolError('a message without a body');
  const flags = message.readUInt32LE(HEADER);
  const end = message.length - (flags & Flag.Checksum ? 4 : 0);
  const sequences = new Map<string, Buffer[]>();
  let body: Doc | undefined;
  for (let at = HEADER + 4; at < end;) {
    const kind = message[at] ?? 0;
    const start = at + 1;
    if (kind === 0) {
      at = checkDocument(message, start, end);
      body = decode(message, start);
    } else if (kind === 1) {
      at = readSequence(message, start, end, sequences);
    } else {
      throw new ProtocolError(`a section of kind ${kind}`);
    }
  }
  if (!body) throw new ProtocolError('a message without a body');
  const { $db } = body;
  return {
    id,
    opCode,
    db: typeof $db === 'string' ? $db : 'admin',
    name: Object.keys(body)[0] ?? '',
    body,
    sequences,
    wantsReply: (flags & Flag.MoreToCome) === 0,
  };
}

function readSequence(
  message: Buffer,
  start: number,
  limit: number,
  into: Map<string, Buffer[]>,
): number {
  const size = start + 4 <= limit ? int32At(message, start) : 0;
  const end = start + size;
  const nameEnd = endOfName(message, start + 4);
  if (size < 5 || end > limit || nameEnd >= end) throw new ProtocolError('a bad sequence');
  const documents: Buffer[] = [];
  for (let at = nameEnd + 1; at < end;) {
    const next = checkDocument(message, at, end);
    documents.push(message.subarray(at, next));
    at = next;
  }
  into.set(message.toString('latin1', start + 4, nameEnd), documents);
  return end;
}

/** `{ hello: 1 }` as drivers send it before they know which opcodes a server has. */
function readLegacyQuery(message: Buffer, id: number): Request {
  const nameEnd = endOfName(message, HEADER + 4);
  const start = nameEnd + 1 + 8;
  checkDocument(message, start, message.length);
  const query = decode(message, start);
  const body = isDoc(query['$query']) ? query['$query'] : query;
  const name = Object.keys(body)[0] ?? '';
  const db = message.toString('latin1', HEADER + 4, nameEnd).split('.')[0] ?? '';
  return {
    id,
    opCode: OpCode.Query,
    db,
    name,
    body,
    sequences: new Map(),
    wantsReply: true,
  };
}

/** A batch of a cursor's documents: the reply is built around the stored bytes. */
export class CursorBatch {
  constructor(
    readonly namespace: string,
    readonly id: bigint,
    readonly name: 'firstBatch' | 'nextBatch',
    readonly documents: readonly Raw[],
  ) {}
}

/** What a command answers. */
export type Reply = Doc | CursorBatch;

/** What a reply has to know of its request. */
export type Head = Pick<Request, 'id' | 'opCode'>;

export const headOf = (message: Buffer): Head => ({
  id: int32At(message, 4),
  opCode: int32At(message, 12),
});

let lastId = 0;

/** A reply as a message; `tail` are the elements that every reply ends with. */
export function writeReply(request: Head, reply: Reply, tail: Buffer): Buffer {
  const isLegacy = request.opCode === OpCode.Query;
  const start = HEADER + (isLegacy ? 20 : 5);
  const message =
    reply instanceof CursorBatch
      ? writeBatch(reply, start, tail)
      : writeDocument(reply, start, tail);
  lastId = (lastId + 1) & 0x7fffffff;
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(lastId, 4);
  message.writeInt32LE(request.id, 8);
  message.writeInt32LE(isLegacy ? OpCode.Reply : OpCode.Message, 12);
  message.fill(0, HEADER, start);
  if (isLegacy) {
    message.writeInt32LE(8, HEADER); // flag: may await data
    message.writeInt32LE(1, HEADER + 16); // one document
  }
  return message;
}

function writeDocument(doc: Doc, start: number, tail: Buffer): Buffer {
  const body = encode(doc);
  const message = Buffer.allocUnsafe(start + body.length + tail.length);
  message.set(body, start);
  return closeDocument(message, start, start + body.length - 1, tail);
}

/** Puts the tail and the end to a document and its length to its front. */
function closeDocument(message: Buffer, start: number, at: number, tail: Buffer): Buffer {
  message.set(tail, at);
  message[at + tail.length] = 0;
  message.writeInt32LE(message.length - start, start);
  return message;
}

const CURSOR = Buffer.from('\x03cursor\0', 'latin1');
const OK = encode({ ok: 1 }).subarray(4, -1);

function writeBatch(batch: CursorBatch, start: number, tail: Buffer): Buffer {
  const { documents, namespace, id, name } = batch;
  const list = Buffer.from(`\x04${name}\0`, 'latin1');
  const rest = encode({ id: Long.fromBigInt(id), ns: namespace }).subarray(4);
  const keys = documents.map((_, at) => `\x03${at}\0`);
  let size = 5;
  documents.forEach((raw, at) => (size += raw.length + (keys[at]?.length ?? 0)));
  const cursorSize = 4 + list.length + size + rest.length;
  const total = start + 4 + CURSOR.length + cursorSize + OK.length + tail.length + 1;
  const message = Buffer.allocUnsafe(total);
  let at = start + 4;
  at += CURSOR.copy(message, at);
  at = message.writeInt32LE(cursorSize, at);
  at += list.copy(message, at);
  at = message.writeInt32LE(size, at);
  documents.forEach((raw, index) => {
    at += message.write(keys[index] ?? '', at, 'latin1');
    at += message.write(raw, at, 'latin1');
  });
  message[at++] = 0;
  message.set(rest, at);
  at += rest.length;
  at += OK.copy(message, at);
  return closeDocument(message, start, at, tail);
}
