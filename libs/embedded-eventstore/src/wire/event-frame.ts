import { varintLength, writeVarint } from './proto-writer.js';
import { HEADER_BYTES, ID_FIELD_BYTES, type StoredRecord } from './stored-record.js';
import { structuredUuid } from './uuid.js';

/** An event as a reader gets it: with the link that led to it, if one did. */
export interface ResolvedEvent {
  /** Absent when the link points to nothing that can be read. */
  readonly event?: StoredRecord | undefined;
  readonly link?: StoredRecord | undefined;
}

/** A gRPC message: one byte "not compressed", the length, the message. */
export function frame(message: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(5 + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  message.copy(framed, 5);
  return framed;
}

/**
 * The framed `ReadResp` of one event; streams and persistent subscriptions lay it out alike.
 * @param structured whether the reader wants its uuids as two 64-bit halves
 * @param retryCount how often a persistent subscription has sent it before
 */
export function eventFrame(
  resolved: ResolvedEvent,
  structured: boolean,
  retryCount?: number,
): Buffer {
  const { event, link } = resolved;
  const original = link ?? event;
  if (!original) throw new Error('neither an event nor a link');
  const eventId = structured && event ? structuredUuid(event.id) : undefined;
  const linkId = structured && link ? structuredUuid(link.id) : undefined;
  const eventBytes = event ? bodyLength(event, eventId) : 0;
  const linkBytes = link ? bodyLength(link, linkId) : 0;
  const inner =
    (event ? 1 + varintLength(eventBytes) + eventBytes : 0) +
    (link ? 1 + varintLength(linkBytes) + linkBytes : 0) +
    (1 + varintLength(original.position)) +
    (retryCount === undefined ? 0 : 1 + varintLength(retryCount));
  const length = 1 + varintLength(inner) + inner;
  const framed = Buffer.allocUnsafe(5 + length);
  framed[0] = 0;
  framed.writeUInt32BE(length, 1);
  framed[5] = 10; // event
  let at = writeVarint(framed, 6, inner);
  if (event) at = writeBody(framed, at, 10, event, eventBytes, eventId);
  if (link) at = writeBody(framed, at, 18, link, linkBytes, linkId);
  framed[at++] = 24; // commit_position
  at = writeVarint(framed, at, original.position);
  if (retryCount !== undefined) {
    framed[at++] = 40; // retry_count
    writeVarint(framed, at, retryCount);
  }
  return framed;
}

function bodyLength(record: StoredRecord, id: Buffer | undefined): number {
  const stored = record.bytes.length - HEADER_BYTES;
  return id ? stored - ID_FIELD_BYTES + 1 + varintLength(id.length) + id.length : stored;
}

function writeBody(
  target: Buffer,
  offset: number,
  tag: number,
  record: StoredRecord,
  length: number,
  id: Buffer | undefined,
): number {
  let at = offset;
  target[at++] = tag;
  at = writeVarint(target, at, length);
  if (!id) return at + record.bytes.copy(target, at, HEADER_BYTES);
  target[at++] = 10;
  at = writeVarint(target, at, id.length);
  at += id.copy(target, at);
  return at + record.bytes.copy(target, at, HEADER_BYTES + ID_FIELD_BYTES);
}
