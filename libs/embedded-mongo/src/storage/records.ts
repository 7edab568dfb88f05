import { crc32 } from 'node:zlib';
import { decode, decodeFields } from '../bson/decode.js';
import type { Raw } from '../bson/raw.js';
import type { Doc } from '../bson/values.js';
import { Damaged } from './folder/damage.js';
import { checksum } from './folder/checksum.js';
import { ENTRY_BYTES, shortened } from './keys.js';

const COMMIT_AT = 4;
const RAW_AT = 10;
/** The same places behind the checksum. */
const BODY = { raw: RAW_AT - COMMIT_AT, commit: 0, commitBytes: RAW_AT - COMMIT_AT } as const;

/**
 * A stored document: its checksum, the commit that wrote it, its BSON. Its bytes are the engine's and
 * valid until the next look at the engine: what is to last has to be taken out before.
 */
export class DocumentRecord {
  private readonly body: Buffer;
  /** The checksum of the key that it belongs to, if it is sound. */
  private readonly check: number;

  constructor(bytes: Buffer) {
    // The engine reads into one large buffer and overwrites its `length`; newer Nodes do not look at
    // that where no end is given.
    this.body = bytes.subarray(COMMIT_AT, bytes.length);
    const stored = bytes.length < RAW_AT ? 0 : bytes.readUInt32BE(0);
    this.check = (crc32(this.body) ^ stored) >>> 0;
  }

  /** Whether it is what was written under the key. */
  isSound(key: string): boolean {
    return this.check === checksum(key) && this.body.length > BODY.raw;
  }

  get commit(): number {
    return this.body.readUIntBE(BODY.commit, BODY.commitBytes);
  }

  /** The size of the document, in bytes. */
  get size(): number {
    return this.body.length - BODY.raw;
  }

  /** The document, to keep. */
  get raw(): Raw {
    return this.body.toString('latin1', BODY.raw, this.body.length);
  }

  /** Some of its fields; `undefined` asks for all of them. */
  fields(wanted: ReadonlySet<string> | undefined): Doc {
    return wanted ? decodeFields(this.body, wanted, BODY.raw) : decode(this.body, BODY.raw);
  }
}

/** The checksum covers the key as well: a sound document in a wrong place is damage, too. */
export function documentBytes(key: string, commit: number, raw: Raw): Buffer {
  const bytes = Buffer.allocUnsafe(RAW_AT + raw.length);
  bytes.writeUIntBE(commit, COMMIT_AT, RAW_AT - COMMIT_AT);
  bytes.write(raw, RAW_AT, 'latin1');
  bytes.writeUInt32BE((crc32(bytes.subarray(COMMIT_AT)) ^ checksum(key)) >>> 0, 0);
  return bytes;
}

/** An entry of an index: what is stored, and under which key. */
export interface Entry {
  readonly key: string;
  readonly value: Buffer;
}

const ID_AT = 6;
const ID_BESIDE = 0xffff;

/**
 * The entry of a document in an index. Its value holds a checksum, and how long the stored `_id` at
 * the end of the key is; where the key does not end in it, the `_id` itself.
 */
export function entryOf(prefix: string, key: string, id: string, holdsId: boolean): Entry {
  const whole = holdsId ? key : key + id;
  const isBeside = holdsId || whole.length >= ENTRY_BYTES;
  const stored = prefix + shortened(whole, ENTRY_BYTES);
  const value = Buffer.allocUnsafe(ID_AT + (isBeside ? id.length : 0));
  value.writeUInt16BE(isBeside ? ID_BESIDE : id.length, 4);
  if (isBeside) value.write(id, ID_AT, 'latin1');
  value.writeUInt32BE((crc32(value.subarray(4)) ^ checksum(stored)) >>> 0, 0);
  return { key: stored, value };
}

/** The stored `_id` that an entry leads to. */
export function idOfEntry(key: string, value: string): string {
  const length = (value.charCodeAt(4) << 8) | value.charCodeAt(5);
  const sum = checksum(value.slice(4)) ^ checksum(key);
  if (
    value.length < ID_AT ||
    (sum & 0xff) !== value.charCodeAt(3) ||
    sum >>> 24 !== value.charCodeAt(0) ||
    ((sum >>> 16) & 0xff) !== value.charCodeAt(1) ||
    ((sum >>> 8) & 0xff) !== value.charCodeAt(2)
  ) {
    throw new Damaged('an entry of an index', key);
  }
  return length === ID_BESIDE ? value.slice(ID_AT) : key.slice(key.length - length);
}
