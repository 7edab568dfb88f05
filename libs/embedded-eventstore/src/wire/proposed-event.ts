import { EMPTY } from './proto-writer.js';
import { MalformedMessage, type ProtoReader } from './proto-reader.js';
import { NIL_UUID, readUuid } from './uuid.js';

/** The longest stream name and event type, in bytes of UTF-8. */
export const MAX_NAME_BYTES = 32_000;

/** An event that a client wants to append. */
export interface ProposedEvent {
  /** Canonical uuid. */
  readonly id: string;
  readonly type: string;
  /** Whether `data` is declared to be JSON; the store does not look into it. */
  readonly json: boolean;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** A proposed event lacks one of the two properties that every event has. */
export class MissingProperty extends Error {
  constructor(readonly property: 'type' | 'content-type') {
    super(`Required Metadata Property '${property}' is missing`);
  }
}

/** Reads `StreamIdentifier { reserved 1 to 2; bytes stream_name = 3; }`. */
export function readStreamIdentifier(reader: ProtoReader): string {
  let name = '';
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 26) name = reader.string();
    else reader.skip(tag);
  }
  return name;
}

/** Reads a `ProposedMessage`, which is laid out alike in Append and in BatchAppend. */
export function readProposedEvent(reader: ProtoReader): ProposedEvent {
  let id = NIL_UUID;
  let metadata: Buffer = EMPTY;
  let data: Buffer = EMPTY;
  const properties = new Map<string, string>();
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) id = readUuid(reader.message());
    else if (tag === 18) readMapEntry(reader.message(), properties);
    else if (tag === 26) metadata = reader.bytes();
    else if (tag === 34) data = reader.bytes();
    else reader.skip(tag);
  }
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined) throw new MissingProperty('type');
  if (contentType === undefined) throw new MissingProperty('content-type');
  if (id === NIL_UUID) throw new MalformedMessage('an event has no id');
  if (type.length > MAX_NAME_BYTES / 3 && Buffer.byteLength(type) > MAX_NAME_BYTES) {
    throw new MalformedMessage(`an event type is longer than ${MAX_NAME_BYTES} bytes`);
  }
  return { id, type, json: contentType === 'application/json', metadata, data };
}

function readMapEntry(reader: ProtoReader, into: Map<string, string>): void {
  let key = '';
  let value = '';
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) key = reader.string();
    else if (tag === 18) value = reader.string();
    else reader.skip(tag);
  }
  into.set(key, value);
}
