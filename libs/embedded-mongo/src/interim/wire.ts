// @ts-nocheck -- interim: replaced file by file by the typed server
/* eslint-disable -- interim */
/** MongoDB wire protocol: framing, OP_MSG (kind 0 + kind 1 sections), OP_QUERY only for the legacy handshake. */
import * as BSON from 'bson';

export const OP_REPLY = 1,
  OP_QUERY = 2004,
  OP_COMPRESSED = 2012,
  OP_MSG = 2013;
const FLAG_CHECKSUM = 1,
  FLAG_MORE_TO_COME = 2;
export const MAX_MESSAGE = 48_000_000;
/** Regular expressions stay BSONRegExp: js-bson would map the option `s` to the JS flag `g` (stateful). */
export const DECODE: BSON.DeserializeOptions = { bsonRegExp: true };

export interface Request {
  requestId: number;
  opCode: number;
  db: string;
  name: string;
  body: Record<string, any>;
  /** kind 1 sections, still as raw BSON */
  seq: Record<string, Buffer[]>;
  noReply: boolean;
}

/** Cuts a byte stream into wire messages. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private size = 0;
  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }
  next(): Buffer | undefined {
    if (this.size < 16) return undefined;
    if (this.chunks[0].length < 4) this.flatten();
    const need = this.chunks[0].readInt32LE(0);
    if (need < 16 || need > MAX_MESSAGE) throw new Error(`bad message length ${need}`);
    if (this.size < need) return undefined;
    if (this.chunks[0].length < need) this.flatten();
    const head = this.chunks[0];
    const msg = head.subarray(0, need);
    if (head.length === need) this.chunks.shift();
    else this.chunks[0] = head.subarray(need);
    this.size -= need;
    return msg;
  }
  private flatten(): void {
    this.chunks = [Buffer.concat(this.chunks)];
  }
}

export function parseMessage(msg: Buffer): Request {
  const requestId = msg.readInt32LE(4),
    opCode = msg.readInt32LE(12);
  if (opCode === OP_QUERY) {
    const nul = msg.indexOf(0, 20);
    const ns = msg.toString('utf8', 20, nul);
    const start = nul + 1 + 8;
    let body = BSON.deserialize(
      msg.subarray(start, start + msg.readInt32LE(start)),
      DECODE,
    ) as Record<string, any>;
    if (body.$query) body = body.$query;
    return {
      requestId,
      opCode,
      db: ns.split('.')[0],
      name: Object.keys(body)[0] ?? '',
      body,
      seq: {},
      noReply: false,
    };
  }
  if (opCode !== OP_MSG) throw new Error(`unsupported opcode ${opCode}`);
  const flags = msg.readUInt32LE(16);
  const end = msg.length - (flags & FLAG_CHECKSUM ? 4 : 0);
  let body: Record<string, any> = {};
  const seq: Record<string, Buffer[]> = {};
  for (let p = 20; p < end;) {
    const kind = msg[p++];
    const len = msg.readInt32LE(p);
    if (kind === 0) {
      body = BSON.deserialize(msg.subarray(p, p + len), DECODE) as Record<string, any>;
    } else if (kind === 1) {
      const nul = msg.indexOf(0, p + 4);
      const docs: Buffer[] = [];
      for (let q = nul + 1; q < p + len;) {
        const n = msg.readInt32LE(q);
        docs.push(msg.subarray(q, q + n));
        q += n;
      }
      seq[msg.toString('latin1', p + 4, nul)] = docs;
    } else throw new Error(`unsupported section kind ${kind}`);
    p += len;
  }
  return {
    requestId,
    opCode,
    db: body.$db ?? 'admin',
    name: Object.keys(body)[0] ?? '',
    body,
    seq,
    noReply: (flags & FLAG_MORE_TO_COME) !== 0,
  };
}

let nextId = 1;
function header(total: number, responseTo: number, opCode: number, extra: number): Buffer {
  const h = Buffer.allocUnsafe(16 + extra);
  h.writeInt32LE(total, 0);
  h.writeInt32LE((nextId = (nextId + 1) & 0x7fffffff), 4);
  h.writeInt32LE(responseTo, 8);
  h.writeInt32LE(opCode, 12);
  return h;
}

/** The reply body, already as BSON bytes (possibly in several pieces). */
export function frame(req: Request, pieces: Buffer[]): Buffer {
  let n = 0;
  for (const p of pieces) n += p.length;
  if (req.opCode === OP_QUERY) {
    const h = header(36 + n, req.requestId, OP_REPLY, 20);
    h.writeInt32LE(8, 16);
    h.writeBigInt64LE(0n, 20);
    h.writeInt32LE(0, 28);
    h.writeInt32LE(1, 32);
    return Buffer.concat([h, ...pieces], 36 + n);
  }
  const h = header(21 + n, req.requestId, OP_MSG, 5);
  h.writeUInt32LE(0, 16);
  h[20] = 0;
  return Buffer.concat([h, ...pieces], 21 + n);
}

const idx: Buffer[] = [];
const arrayKey = (i: number): Buffer => (idx[i] ??= Buffer.from(`\x03${i}\0`, 'latin1'));
const i32 = (n: number): Buffer => {
  const b = Buffer.allocUnsafe(4);
  b.writeInt32LE(n, 0);
  return b;
};
const NUL = Buffer.from([0]);
const OK = BSON.serialize({ ok: 1 }).subarray(4, -1);

/** `{cursor: {<batch>: [...raw], id, ns}, ok: 1}` built around stored raw BSON: no document is re-encoded to be read. */
export function cursorReply(
  ns: string,
  id: bigint,
  batch: 'firstBatch' | 'nextBatch',
  docs: readonly Uint8Array[],
  top: Record<string, any> = {},
): Buffer[] {
  const out: Buffer[] = [];
  let arr = 5;
  const items: Uint8Array[] = [];
  for (let i = 0; i < docs.length; i++) {
    const k = arrayKey(i);
    items.push(k, docs[i]);
    arr += k.length + docs[i].length;
  }
  const rest = BSON.serialize({ id: BSON.Long.fromBigInt(id), ns }).subarray(4, -1);
  const OKS = Object.keys(top).length ? BSON.serialize({ ...top, ok: 1 }).subarray(4, -1) : OK;
  const name = Buffer.from(`\x04${batch}\0`, 'latin1');
  const cur = 4 + name.length + arr + rest.length + 1;
  const curName = Buffer.from('\x03cursor\0', 'latin1');
  out.push(i32(4 + curName.length + cur + OKS.length + 1), curName, i32(cur), name, i32(arr));
  for (const it of items) out.push(it as Buffer);
  out.push(NUL, Buffer.from(rest), NUL, Buffer.from(OKS), NUL);
  return out;
}
