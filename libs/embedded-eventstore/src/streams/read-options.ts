import type { ProtoReader } from '../wire/proto-reader.js';
import { ProtoReader as Reader } from '../wire/proto-reader.js';
import { readStreamIdentifier } from '../wire/proposed-event.js';
import { readFilter, type Filter } from './filter.js';

/** What a call of `Read` asks for. */
export interface ReadOptions {
  /** Undefined: `$all`. */
  stream: string | undefined;
  /** A revision of the stream, or a commit position of `$all`. */
  from: number | 'start' | 'end';
  backwards: boolean;
  resolveLinks: boolean;
  count: number;
  isSubscription: boolean;
  filter: Filter | undefined;
  /** Whether uuids are wanted as two 64-bit halves. */
  structuredUuids: boolean;
  /** From 1 on the reader understands the first and last revision of the stream. */
  compatibility: number;
}

/** Reads `event_store.client.streams.ReadReq`. */
export function readReadOptions(request: Buffer): ReadOptions {
  const options: ReadOptions = {
    stream: undefined,
    from: 'start',
    backwards: false,
    resolveLinks: false,
    count: 0,
    isSubscription: false,
    filter: undefined,
    structuredUuids: true,
    compatibility: 0,
  };
  const reader = new Reader(request);
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) readOptions(reader.message(), options);
    else reader.skip(tag);
  }
  return options;
}

function readOptions(reader: ProtoReader, options: ReadOptions): void {
  while (reader.more()) {
    const tag = reader.uint();
    switch (tag) {
      case 10:
        readStreamOptions(reader.message(), options);
        break;
      case 18:
        readAllOptions(reader.message(), options);
        break;
      case 24:
        options.backwards = reader.uint() === 1;
        break;
      case 32:
        options.resolveLinks = reader.uint() === 1;
        break;
      case 40:
        options.count = reader.uint();
        break;
      case 50:
        reader.message();
        options.isSubscription = true;
        break;
      case 58:
        options.filter = readFilter(reader.message());
        break;
      case 74:
        readUuidOption(reader.message(), options);
        break;
      case 82:
        readControlOption(reader.message(), options);
        break;
      default:
        reader.skip(tag);
    }
  }
}

function readStreamOptions(reader: ProtoReader, options: ReadOptions): void {
  options.stream = '';
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) options.stream = readStreamIdentifier(reader.message());
    else if (tag === 16) options.from = reader.uint();
    else {
      if (tag === 26) options.from = 'start';
      if (tag === 34) options.from = 'end';
      reader.skip(tag);
    }
  }
}

function readAllOptions(reader: ProtoReader, options: ReadOptions): void {
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 10) options.from = readCommitPosition(reader.message());
    else {
      if (tag === 18) options.from = 'start';
      if (tag === 26) options.from = 'end';
      reader.skip(tag);
    }
  }
}

/** Commit and prepare position are always the same here; the first one counts. */
function readCommitPosition(reader: ProtoReader): number {
  let position = 0;
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 8) position = reader.uint();
    else reader.skip(tag);
  }
  return position;
}

function readUuidOption(reader: ProtoReader, options: ReadOptions): void {
  while (reader.more()) {
    const tag = reader.uint();
    options.structuredUuids = tag === 10;
    reader.skip(tag);
  }
}

function readControlOption(reader: ProtoReader, options: ReadOptions): void {
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 8) options.compatibility = reader.uint();
    else reader.skip(tag);
  }
}
