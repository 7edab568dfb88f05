import { accessDenied, invalidArgument } from '../grpc/errors.js';
import { ANY, NO_STREAM, STREAM_EXISTS } from '../store/appending/append-result.js';
import { METADATA_PREFIX } from '../store/stream-metadata.js';
import type { ProtoReader } from '../wire/proto-reader.js';
import { MAX_NAME_BYTES, readStreamIdentifier } from '../wire/proposed-event.js';

/** The stream that a write is about, and the revision that the writer expects it to have. */
export interface AppendTarget {
  stream: string;
  /** A revision, `ANY`, `NO_STREAM` or `STREAM_EXISTS`. */
  expected: number;
  /** Milliseconds since 1970 after which the writer does not care any more. */
  deadlineMs: number;
}

/** Reads the options of Append, BatchAppend, Delete and Tombstone: they are laid out alike. */
export function readAppendTarget(reader: ProtoReader): AppendTarget {
  const target: AppendTarget = { stream: '', expected: ANY, deadlineMs: Infinity };
  while (reader.more()) {
    const tag = reader.uint();
    switch (tag) {
      case 10:
        target.stream = readStreamIdentifier(reader.message());
        break;
      case 16:
        target.expected = reader.uint();
        break;
      case 26:
        reader.skip(tag);
        target.expected = NO_STREAM;
        break;
      case 34:
        reader.skip(tag);
        target.expected = ANY;
        break;
      case 42:
        reader.skip(tag);
        target.expected = STREAM_EXISTS;
        break;
      case 50:
        target.deadlineMs = readTime(reader.message());
        break;
      case 58:
        target.deadlineMs = Date.now() + readTime(reader.message());
        break;
      default:
        reader.skip(tag);
    }
  }
  return target;
}

/** Throws unless events may be written to a stream of this name at all. */
export function requireWritable(stream: string): void {
  if (stream === '' || stream === METADATA_PREFIX) throw invalidArgument('Bad stream name.');
  if (stream === '$all') throw accessDenied();
  if (Buffer.byteLength(stream) > MAX_NAME_BYTES) {
    throw invalidArgument(`The stream name is longer than ${MAX_NAME_BYTES} bytes.`);
  }
}

/** `google.protobuf.Timestamp` and `Duration` are laid out alike; the result is milliseconds. */
function readTime(reader: ProtoReader): number {
  let milliseconds = 0;
  while (reader.more()) {
    const tag = reader.uint();
    if (tag === 8) milliseconds += reader.uint() * 1000;
    else if (tag === 16) milliseconds += reader.uint() / 1e6;
    else reader.skip(tag);
  }
  return milliseconds;
}
