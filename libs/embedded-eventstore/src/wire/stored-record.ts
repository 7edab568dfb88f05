import { crc32 } from 'node:zlib';
import type { ProposedEvent } from './proposed-event.js';
import { EMPTY, varintLength, writeVarint } from './proto-writer.js';

/**
 * A stored record is a 40-byte header and then the event as the wire has it
 * (`event_store.client.streams.ReadResp.ReadEvent.RecordedEvent`): a read copies bytes into a
 * frame and decodes nothing. Header, little endian:
 *
 * | offset | field | | offset | field |
 * | --- | --- | --- | --- | --- |
 * | 0 | crc32 of position and rest | | 14 | revision, 48 bit |
 * | 4 | flags | | 20 | created, ms since 1970, 48 bit |
 * | 5 | layout version | | 28 | metadata offset (0: none) |
 * | 6, 8 | type: offset, length | | 32 | data offset (0: none) |
 * | 10, 12 | stream name: offset, length | | 36 | data length |
 */
export const HEADER_BYTES = 40;
/** The id comes first in the body and always takes as many bytes. */
export const ID_FIELD_BYTES = 40;
/** The revision of a tombstone: greater than any event's. */
export const TOMBSTONE_REVISION = 0xffffffffffff;
/** The type of an event that stands for another one: its data are `revision@stream`. */
export const LINK_TYPE = '$>';

const LAYOUT = 2;
const JSON_FLAG = 1;
const LINK_FLAG = 2;
const TOMBSTONE_FLAG = 4;

const KEY = {
  type: Buffer.from('type'),
  created: Buffer.from('created'),
  contentType: Buffer.from('content-type'),
};
const JSON_TYPE = Buffer.from('application/json');
const BINARY_TYPE = Buffer.from('application/octet-stream');

/** An event of the log, its fields read when asked for. */
export class StoredRecord {
  /** Kept, because every subscription asks for it. */
  private streamName: string | undefined;

  constructor(
    /** Where it stands in the log; the next record stands at `next`. */
    readonly position: number,
    readonly bytes: Buffer,
  ) {}

  get isJson(): boolean {
    return (this.flags & JSON_FLAG) !== 0;
  }
  get isLink(): boolean {
    return (this.flags & LINK_FLAG) !== 0;
  }
  get isTombstone(): boolean {
    return (this.flags & TOMBSTONE_FLAG) !== 0;
  }
  get revision(): number {
    return this.bytes.readUIntLE(14, 6);
  }
  /** Milliseconds since 1970. */
  get createdMs(): number {
    return this.bytes.readUIntLE(20, 6);
  }
  get id(): string {
    return this.bytes.toString('latin1', HEADER_BYTES + 4, HEADER_BYTES + ID_FIELD_BYTES);
  }
  get type(): string {
    const offset = this.bytes.readUInt16LE(6);
    return this.bytes.toString('utf8', offset, offset + this.bytes.readUInt16LE(8));
  }
  get stream(): string {
    if (this.streamName === undefined) {
      const offset = this.bytes.readUInt16LE(10);
      const end = offset + this.bytes.readUInt16LE(12);
      this.streamName = this.bytes.toString('utf8', offset, end);
    }
    return this.streamName;
  }
  get data(): Buffer {
    const offset = this.bytes.readUInt32LE(32);
    return offset ? this.bytes.subarray(offset, offset + this.bytes.readUInt32LE(36)) : EMPTY;
  }
  get metadata(): Buffer {
    const offset = this.bytes.readUInt32LE(28);
    if (!offset) return EMPTY;
    const dataOffset = this.bytes.readUInt32LE(32);
    const dataLength = this.bytes.readUInt32LE(36);
    const end = dataOffset ? dataOffset - 1 - varintLength(dataLength) : this.bytes.length;
    return this.bytes.subarray(offset, end);
  }
  /** The position of the record behind this one: positions form one chain without a hole. */
  get next(): number {
    return this.position + this.bytes.length;
  }
  /** Whether the bytes are those that were written at this position, in a layout that is known. */
  get isIntact(): boolean {
    return (
      this.bytes.length >= HEADER_BYTES &&
      this.bytes[5] === LAYOUT &&
      this.bytes.readUInt32LE(0) === checksumOf(this.bytes, this.position)
    );
  }

  private get flags(): number {
    return this.bytes[4] ?? 0;
  }
}

/** The position starts it, so that a record that got to another place is not taken for sound. */
const checksumOf = (bytes: Buffer, position: number): number =>
  crc32(bytes.subarray(4), position >>> 0);

/** Where an event goes: what the log decides about it. */
export interface Placement {
  readonly stream: string;
  readonly streamBytes: number;
  readonly revision: number;
  readonly position: number;
  readonly createdMs: number;
}

const entryLength = (key: Buffer, valueLength: number) =>
  2 + key.length + 1 + varintLength(valueLength) + valueLength;
const fieldLength = (length: number) => 1 + varintLength(length) + length;

/** The record of an event at its place in the log. */
export function encodeRecord(event: ProposedEvent, place: Placement): StoredRecord {
  const { stream, streamBytes, revision, position } = place;
  const isTombstone = revision === TOMBSTONE_REVISION;
  const typeBytes = Buffer.byteLength(event.type);
  const contentType = event.json ? JSON_TYPE : BINARY_TYPE;
  const created = `${place.createdMs}0000`; // .NET ticks of 100 ns
  const streamField = fieldLength(streamBytes);
  const typeEntry = entryLength(KEY.type, typeBytes);
  const createdEntry = entryLength(KEY.created, created.length);
  const contentTypeEntry = entryLength(KEY.contentType, contentType.length);
  const length =
    HEADER_BYTES +
    ID_FIELD_BYTES +
    fieldLength(typeEntry) +
    fieldLength(streamField) +
    (isTombstone ? 10 : 1 + varintLength(revision)) +
    2 * (1 + varintLength(position)) +
    fieldLength(createdEntry) +
    fieldLength(contentTypeEntry) +
    (event.metadata.length ? fieldLength(event.metadata.length) : 0) +
    (event.data.length ? fieldLength(event.data.length) : 0);
  const bytes = Buffer.allocUnsafe(length);

  let at = HEADER_BYTES;
  bytes[at++] = 10; // id { string }
  bytes[at++] = 38;
  bytes[at++] = 18;
  bytes[at++] = 36;
  at += bytes.write(event.id, at, 'latin1');
  at = writeMapEntry(bytes, at, KEY.type, event.type, typeBytes);
  const typeOffset = at - typeBytes;
  bytes[at++] = 18; // stream_identifier { stream_name }
  at = writeVarint(bytes, at, streamField);
  bytes[at++] = 26;
  at = writeVarint(bytes, at, streamBytes);
  const streamOffset = at;
  at += bytes.write(stream, at, 'utf8');
  bytes[at++] = 24; // stream_revision
  if (isTombstone) {
    bytes.fill(0xff, at, at + 8); // long.MaxValue, as the real server has it
    at += 8;
    bytes[at++] = 0x7f;
  } else at = writeVarint(bytes, at, revision);
  bytes[at++] = 32; // prepare_position
  at = writeVarint(bytes, at, position);
  bytes[at++] = 40; // commit_position
  at = writeVarint(bytes, at, position);
  at = writeMapEntry(bytes, at, KEY.created, created, created.length);
  at = writeMapEntry(bytes, at, KEY.contentType, contentType, contentType.length);
  at = writeBytes(bytes, at, 58, event.metadata);
  const metadataStart = event.metadata.length ? at - event.metadata.length : 0;
  at = writeBytes(bytes, at, 66, event.data);
  const dataStart = event.data.length ? at - event.data.length : 0;

  bytes[4] =
    (event.json ? JSON_FLAG : 0) |
    (event.type === LINK_TYPE ? LINK_FLAG : 0) |
    (isTombstone ? TOMBSTONE_FLAG : 0);
  bytes[5] = LAYOUT;
  bytes.writeUInt16LE(typeOffset, 6);
  bytes.writeUInt16LE(typeBytes, 8);
  bytes.writeUInt16LE(streamOffset, 10);
  bytes.writeUInt16LE(streamBytes, 12);
  bytes.writeUIntLE(revision, 14, 6);
  bytes.writeUIntLE(place.createdMs, 20, 6);
  bytes.writeUInt16LE(0, 26);
  bytes.writeUInt32LE(metadataStart, 28);
  bytes.writeUInt32LE(dataStart, 32);
  bytes.writeUInt32LE(event.data.length, 36);
  bytes.writeUInt32LE(checksumOf(bytes, position), 0);
  return new StoredRecord(position, bytes);
}

function writeMapEntry(
  target: Buffer,
  offset: number,
  key: Buffer,
  value: Buffer | string,
  valueBytes: number,
): number {
  let at = offset;
  target[at++] = 0x32; // metadata (6)
  at = writeVarint(target, at, entryLength(key, valueBytes));
  target[at++] = 10;
  target[at++] = key.length;
  at += key.copy(target, at);
  target[at++] = 18;
  at = writeVarint(target, at, valueBytes);
  return (
    at + (typeof value === 'string' ? target.write(value, at, 'utf8') : value.copy(target, at))
  );
}

function writeBytes(target: Buffer, offset: number, tag: number, value: Buffer): number {
  if (!value.length) return offset;
  target[offset] = tag;
  const at = writeVarint(target, offset + 1, value.length);
  return at + value.copy(target, at);
}
