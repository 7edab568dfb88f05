import type { ResolvedEvent } from '../wire/event-frame.js';
import { StoredRecord } from '../wire/stored-record.js';
import { DamagedLog } from './folder/damaged-log.js';
import {
  FIRST_POSITION,
  indexKey,
  revisionOfKey,
  type LogEnvironment,
} from './folder/log-environment.js';
import { METADATA_PREFIX, type StreamMetadata } from './stream-metadata.js';
import type { StreamState } from './stream-directory.js';

/** A page ends behind so many bytes, however few events that are. */
const MAX_PAGE_BYTES = 4 << 20;

/** Some events of a stream, and where to go on. */
export interface StreamPage {
  readonly records: readonly StoredRecord[];
  readonly next: number;
  /** Nothing more can be read in this direction. */
  readonly ended: boolean;
}

/** Some events of the whole log, and where to go on. */
export interface LogPage {
  readonly records: readonly StoredRecord[];
  readonly next: number;
  readonly ended: boolean;
}

/** What the reader needs to know of streams. */
export interface StreamLookup {
  stream(name: string): StreamState;
  metadata(state: StreamState): StreamMetadata | undefined;
}

/**
 * Reads what is durable; nothing that still waits for its commit is ever seen. Every record is
 * checked on its way: it is the one that was asked for, its bytes are those that were written, and
 * none between it and its neighbour is left out. Throws `DamagedLog` otherwise.
 */
export class LogReader {
  /** The position behind the last durable record. */
  end: number;

  constructor(
    private readonly environment: LogEnvironment,
    private readonly lookup: StreamLookup,
  ) {
    this.end = environment.totals.end;
  }

  /** The event of a stream at exactly this revision, visible to readers or not. */
  event(state: StreamState, revision: number): StoredRecord | undefined {
    const what = `event ${revision} of ${state.name}`;
    return this.environment.reading(what, () => {
      const position = state.id ? this.environment.position(state.id, revision) : undefined;
      if (position === undefined && revision <= state.durable)
        throw new DamagedLog(`${what} is lost`);
      if (position === undefined || position >= this.end) return undefined;
      return this.indexed(state, revision, position);
    });
  }

  /** The lowest revision that readers may see, by `$tb`, `$maxCount` and `$maxAge`. */
  floor(state: StreamState): number {
    if (state.name.startsWith(METADATA_PREFIX)) return Math.max(state.durable, 0);
    const metadata = this.lookup.metadata(state);
    if (!metadata) return 0;
    if (metadata.softDeleted) return state.durable + 1;
    let floor = metadata.truncateBefore ?? 0;
    if (metadata.maxCount !== undefined) {
      floor = Math.max(floor, state.durable - metadata.maxCount + 1);
    }
    if (metadata.maxAgeSeconds !== undefined) {
      const oldest = Date.now() - metadata.maxAgeSeconds * 1000;
      floor = this.firstSince(state, floor, oldest);
    }
    return floor;
  }

  /** At most `limit` events from the revision `from` on, which is included. */
  forwards(state: StreamState, from: number, limit: number): StreamPage {
    const start = Math.max(from, this.floor(state));
    const records =
      start > state.durable ? [] : this.range(state, start, state.durable + 1, limit, false);
    const last = records.at(-1)?.revision ?? state.durable;
    return { records, next: last + 1, ended: last >= state.durable };
  }

  /** At most `limit` events from the revision `from` down, which is included. */
  backwards(state: StreamState, from: number, limit: number): StreamPage {
    const floor = this.floor(state);
    const start = Math.min(from, state.durable);
    const records = start < floor ? [] : this.range(state, start, floor, limit, true);
    const last = records.at(-1)?.revision ?? 0;
    return { records, next: last - 1, ended: last <= floor };
  }

  /** At most `limit` records of the log from a position on. */
  allForwards(from: number, limit: number): LogPage {
    return this.environment.reading(`the log from ${from}`, () => {
      const records: StoredRecord[] = [];
      let next = from;
      let bytes = 0;
      const range = { start: from, end: this.end, limit };
      for (const { key, value } of this.environment.log.getRange(range)) {
        const record = sound(key, value);
        if (key !== next && (records.length || !this.isStart(key))) hole(next, key);
        next = record.next;
        records.push(record);
        if ((bytes += value.length) >= MAX_PAGE_BYTES) return { records, next, ended: false };
      }
      const ended = records.length < limit;
      if (ended && from < this.end && next !== this.end) {
        if (records.length || !this.isStart(this.end)) hole(next, this.end);
      }
      return { records, next, ended };
    });
  }

  /** At most `limit` records of the log that stand before a position, latest first. */
  allBackwards(before: number, limit: number): LogPage {
    return this.environment.reading(`the log before ${before}`, () => {
      const records: StoredRecord[] = [];
      const start = Math.min(before, this.end);
      let next = start;
      let bytes = 0;
      const range = { start: start - 1, reverse: true, limit };
      for (const { key, value } of this.environment.log.getRange(range)) {
        const record = sound(key, value);
        if (records.length ? record.next !== next : record.next < start) hole(record.next, next);
        next = key;
        records.push(record);
        if ((bytes += value.length) >= MAX_PAGE_BYTES) return { records, next, ended: false };
      }
      const ended = records.length < limit;
      if (ended && start > FIRST_POSITION && next !== FIRST_POSITION) hole(FIRST_POSITION, next);
      return { records, next, ended };
    });
  }

  /** The position of the last durable record, undefined without any. */
  lastPosition(): number | undefined {
    return this.allBackwards(this.end, 1).records[0]?.position;
  }

  /** Follows a link to the event that it stands for, if links are to be resolved. */
  resolve(record: StoredRecord, resolveLinks: boolean): ResolvedEvent {
    if (!resolveLinks || !record.isLink) return { event: record };
    const target = /^(\d+)@(.+)$/s.exec(record.data.toString('utf8'));
    if (!target?.[1] || !target[2]) return { event: record };
    const revision = Number(target[1]);
    const state = this.lookup.stream(target[2]);
    if (state.tombstoned || revision < this.floor(state)) return { link: record };
    return { event: this.event(state, revision), link: record };
  }

  /** `limit` events from `from` towards `to`, all of which the stream has; fewer if they are large. */
  private range(
    state: StreamState,
    from: number,
    to: number,
    limit: number,
    reverse: boolean,
  ): StoredRecord[] {
    return this.environment.reading(state.name, () => {
      const records: StoredRecord[] = [];
      const range = {
        start: indexKey(state.id, from),
        end: indexKey(state.id, to),
        inclusiveEnd: reverse,
        reverse,
        limit,
      };
      const step = reverse ? -1 : 1;
      let expected = from;
      let bytes = 0;
      for (const { key, value } of this.environment.index.getRange(range)) {
        if (revisionOfKey(key) !== expected) break;
        const record = this.indexed(state, expected, value.readUIntBE(0, 6));
        records.push(record);
        expected += step;
        if ((bytes += record.bytes.length) >= MAX_PAGE_BYTES) return records;
      }
      const count = Math.min(limit, reverse ? from - to + 1 : to - from);
      if (records.length < count)
        throw new DamagedLog(`event ${expected} of ${state.name} is lost`);
      return records;
    });
  }

  /** The record to which the index leads, if it is the right one. */
  private indexed(state: StreamState, revision: number, position: number): StoredRecord {
    const record = this.environment.record(position);
    if (!record?.isIntact || record.revision !== revision || record.stream !== state.name) {
      throw new DamagedLog(`event ${revision} of ${state.name} at ${position} is damaged`);
    }
    return record;
  }

  /** Whether a record or the end of the log belongs at this position, by the record before. */
  private isStart(position: number): boolean {
    const range = { start: position - 1, reverse: true, limit: 1 };
    for (const { key, value } of this.environment.log.getRange(range)) {
      return sound(key, value).next === position;
    }
    return position === FIRST_POSITION;
  }

  /** The first revision from `low` on whose event is not older than `oldestMs`: binary search. */
  private firstSince(state: StreamState, low: number, oldestMs: number): number {
    let from = low;
    let to = state.durable + 1;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const record = this.range(state, middle, to, 1, false)[0];
      if (!record || record.createdMs >= oldestMs) to = middle;
      else from = record.revision + 1;
    }
    return from;
  }
}

function sound(position: number, bytes: Buffer): StoredRecord {
  const record = new StoredRecord(position, bytes);
  if (!record.isIntact) throw new DamagedLog(`the record at ${position} is damaged`);
  return record;
}

function hole(from: number, to: number): never {
  throw new DamagedLog(`the log has a hole from ${from} to ${to}`);
}
