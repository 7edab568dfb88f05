import { createHash } from 'node:crypto';
import { openEnvironment, watchCommit } from '#embedded-host';
import type { Database, RootDatabase } from 'lmdb';
import { StoredRecord } from '../wire/stored-record.js';

/** Sums over the whole log, written with every commit, so that a start can compare them. */
export interface LogTotals {
  /** Events in the log, and entries in the index. */
  readonly events: number;
  /** Records that stand for scavenged events. */
  readonly gaps: number;
  /** The position behind the last record. */
  readonly end: number;
  /** All records before this position have been checked. */
  readonly verified: number;
}

/** Positions look like offsets of a file with a small header: never zero, never dense. */
export const FIRST_POSITION = 64;
const LONGEST_NAME_KEY = 512;
const TOTALS = 'totals';

/**
 * The LMDB environment in a folder and its four tables:
 * `log` position → record, `index` stream id and revision → position, `names` stream name →
 * stream id, `totals`.
 */
export class LogEnvironment {
  readonly log: Database<Buffer, number>;
  readonly index: Database<Buffer, Buffer>;
  private readonly names: Database<Buffer, Buffer>;
  private readonly sums: Database<LogTotals, string>;
  private readonly root: RootDatabase<Buffer>;

  constructor(
    readonly path: string,
    options: { readOnly?: boolean; noSync?: boolean } = {},
  ) {
    this.root = openEnvironment(path, { ...options, tables: 4 });
    this.log = this.root.openDB('log', { encoding: 'binary' });
    this.index = this.root.openDB('index', { encoding: 'binary', keyEncoding: 'binary' });
    this.names = this.root.openDB('names', { encoding: 'binary', keyEncoding: 'binary' });
    this.sums = this.root.openDB('totals', { encoding: 'json' });
  }

  /** The sums of the last commit. */
  get totals(): LogTotals {
    const none = { events: 0, gaps: 0, end: FIRST_POSITION, verified: FIRST_POSITION };
    return this.sums.get(TOTALS) ?? none;
  }

  /** Part of a write turn, as are all methods that put: one turn of the loop is one commit. */
  putTotals(totals: LogTotals): Promise<boolean> {
    return this.sums.put(TOTALS, totals);
  }

  putRecord(record: StoredRecord): Promise<boolean> {
    return this.log.put(record.position, record.bytes);
  }

  putIndex(streamId: number, revision: number, position: number): Promise<boolean> {
    return this.index.put(indexKey(streamId, revision), positionBytes(position));
  }

  putName(name: string, streamId: number): Promise<boolean> {
    const value = Buffer.allocUnsafe(4);
    value.writeUInt32BE(streamId, 0);
    return this.names.put(nameKey(name), value);
  }

  streamId(name: string): number | undefined {
    return this.names.get(nameKey(name))?.readUInt32BE(0);
  }

  /** The record at exactly this position. */
  record(position: number): StoredRecord | undefined {
    const bytes = this.log.get(position);
    return bytes && new StoredRecord(position, bytes);
  }

  position(streamId: number, revision: number): number | undefined {
    return this.index.get(indexKey(streamId, revision))?.readUIntBE(0, 6);
  }

  lastRecord(): StoredRecord | undefined {
    for (const { key, value } of this.log.getRange({ reverse: true, limit: 1 })) {
      return new StoredRecord(key, value);
    }
    return undefined;
  }

  /** Ids are given out in order and index keys sort by them. */
  greatestStreamId(): number {
    for (const key of this.index.getKeys({ reverse: true, limit: 1 })) return key.readUInt32BE(0);
    return 0;
  }

  /** Part of every write turn: a commit that fails must not end the process. */
  watchCommit(): void {
    watchCommit(this.root);
  }

  /** Lets reads see what was just committed. */
  refresh(): void {
    this.root.resetReadTxn();
  }

  /** Copies a consistent snapshot into the folder `target` while writes go on. */
  backup(target: string): Promise<void> {
    return this.root.backup(target, true);
  }

  /** How many rows the two main tables hold; LMDB keeps count. */
  counts(): { log: number; index: number } {
    return { log: entries(this.log), index: entries(this.index) };
  }

  close(): Promise<void> {
    return this.root.close();
  }
}

/** The key of an event in the index: all events of a stream stand together, by revision. */
export function indexKey(streamId: number, revision: number): Buffer {
  const key = Buffer.allocUnsafe(10);
  key.writeUInt32BE(streamId, 0);
  key.writeUIntBE(revision, 4, 6);
  return key;
}

/** The revision in an index key. */
export const revisionOfKey = (key: Buffer): number => key.readUIntBE(4, 6);

function positionBytes(position: number): Buffer {
  const bytes = Buffer.allocUnsafe(6);
  bytes.writeUIntBE(position, 0, 6);
  return bytes;
}

/** LMDB limits the length of a key; a longer name is known by its hash. */
function nameKey(name: string): Buffer {
  const bytes = Buffer.from(name);
  return bytes.length <= LONGEST_NAME_KEY
    ? Buffer.concat([Buffer.from([0]), bytes])
    : Buffer.concat([Buffer.from([1]), createHash('sha256').update(bytes).digest()]);
}

function entries(table: { getStats(): object }): number {
  const stats: { entryCount?: number } = table.getStats();
  return stats.entryCount ?? 0;
}
