import type { ResolvedEvent } from '../wire/event-frame.js';
import { StoredRecord, TOMBSTONE_REVISION } from '../wire/stored-record.js';
import { indexKey, revisionOfKey, type LogEnvironment } from './log-environment.js';
import { METADATA_PREFIX, type StreamMetadata } from './stream-metadata.js';
import type { StreamState } from './stream-directory.js';

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

/** Reads what is durable; nothing that still waits for its commit is ever seen. */
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
    const position = state.id ? this.environment.position(state.id, revision) : undefined;
    if (position === undefined || position >= this.end) return undefined;
    return this.environment.record(position);
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
    const next = records.at(-1);
    if (!next || records.length < limit) {
      return { records, next: state.durable + 1, ended: true };
    }
    return { records, next: next.revision + 1, ended: next.revision >= state.durable };
  }

  /** At most `limit` events from the revision `from` down, which is included. */
  backwards(state: StreamState, from: number, limit: number): StreamPage {
    const floor = this.floor(state);
    const start = Math.min(from, state.durable);
    const records = start < floor ? [] : this.range(state, start, floor, limit, true);
    const last = records.at(-1);
    if (!last || records.length < limit) return { records, next: -1, ended: true };
    return { records, next: last.revision - 1, ended: last.revision <= floor };
  }

  /** At most `limit` records of the log from a position on; gaps are stepped over. */
  allForwards(from: number, limit: number): LogPage {
    const records: StoredRecord[] = [];
    let next = from;
    let seen = 0;
    const range = { start: from, end: this.end, limit };
    for (const { key, value } of this.environment.log.getRange(range)) {
      const record = new StoredRecord(key, value);
      seen++;
      next = record.next;
      if (!record.isGap) records.push(record);
    }
    return { records, next, ended: seen < limit };
  }

  /** At most `limit` records of the log that stand before a position, latest first. */
  allBackwards(before: number, limit: number): LogPage {
    const records: StoredRecord[] = [];
    let next = before;
    let seen = 0;
    const range = { start: Math.min(before, this.end) - 1, reverse: true, limit };
    for (const { key, value } of this.environment.log.getRange(range)) {
      const record = new StoredRecord(key, value);
      seen++;
      next = record.position;
      if (!record.isGap) records.push(record);
    }
    return { records, next, ended: seen < limit };
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

  private range(
    state: StreamState,
    from: number,
    to: number,
    limit: number,
    reverse: boolean,
  ): StoredRecord[] {
    const records: StoredRecord[] = [];
    if (!state.id) return records;
    const range = {
      start: indexKey(state.id, from),
      end: indexKey(state.id, to),
      inclusiveEnd: reverse,
      reverse,
      limit,
    };
    for (const { key, value } of this.environment.index.getRange(range)) {
      if (revisionOfKey(key) === TOMBSTONE_REVISION) continue;
      const position = value.readUIntBE(0, 6);
      if (position >= this.end) continue;
      const record = this.environment.record(position);
      if (record) records.push(record);
    }
    return records;
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
