import { openEnvironment, watchCommit } from '#embedded-host';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database, RootDatabase } from 'lmdb';
import { StoredRecord } from '../../wire/stored-record.js';
import { DamagedLog } from './damaged-log.js';

/** Sums over the whole log, written with every commit, so that a start can compare them. */
export interface LogTotals {
  /** Events in the log, and entries in the index. */
  readonly events: number;
  /** The position behind the last record. */
  readonly end: number;
}

/** Positions look like offsets of a file with a small header: never zero, never dense. */
export const FIRST_POSITION = 64;
const LONGEST_NAME_KEY = 512;
const TOTALS = 'totals';

/**
 * The LMDB environment in a folder and its four tables:
 * `log` position → record, `index` stream id and revision → position, `names` stream name →
 * stream id and checksum, `totals`.
 */
export class LogEnvironment {
  readonly log: Database<Buffer, number>;
  readonly index: Database<Buffer, Buffer>;
  private readonly names: Database<Buffer, Buffer>;
  private readonly sums: Database<LogTotals & { readonly checksum: number }, string>;
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

  /** Whether damage was met since it was opened: it must be checked before it is trusted again. */
  isDamaged = false;

  /** Runs a read; what LMDB itself finds wrong with its pages is damage, too. */
  reading<T>(what: string, read: () => T): T {
    try {
      return read();
    } catch (error) {
      this.isDamaged = true;
      if (error instanceof DamagedLog) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new DamagedLog(`${what} cannot be read (${reason})`);
    }
  }

  /** The sums of the last commit. */
  get totals(): LogTotals {
    return this.reading('the totals', () => {
      const totals = this.sums.get(TOTALS);
      if (!totals) return { events: 0, end: FIRST_POSITION };
      if (totals.checksum !== checksumOf(totals)) throw new DamagedLog('the totals are damaged');
      return totals;
    });
  }

  /** Part of a write turn, as are all methods that put: one turn of the loop is one commit. */
  putTotals(totals: LogTotals): Promise<boolean> {
    return this.sums.put(TOTALS, { ...totals, checksum: checksumOf(totals) });
  }

  putRecord(record: StoredRecord): Promise<boolean> {
    return this.log.put(record.position, record.bytes);
  }

  putIndex(streamId: number, revision: number, position: number): Promise<boolean> {
    return this.index.put(indexKey(streamId, revision), positionBytes(position));
  }

  putName(name: string, streamId: number): Promise<boolean> {
    const key = nameKey(name);
    const value = Buffer.allocUnsafe(8);
    value.writeUInt32BE(streamId, 0);
    value.writeUInt32BE(crc32(key, streamId), 4);
    return this.names.put(key, value);
  }

  /** The id of a stream, undefined when it never had an event. */
  streamId(name: string): number | undefined {
    return this.reading(`the name of ${name}`, () => {
      const key = nameKey(name);
      const value = this.names.get(key);
      if (value) return checkedId(key, value);
      // A damaged name stands among its old neighbours: only next to sound ones is it not there.
      for (const reverse of [false, true]) {
        for (const near of this.names.getRange({ start: key, reverse, limit: 1 })) {
          checkedId(near.key, near.value);
        }
      }
      return undefined;
    });
  }

  /** The record at exactly this position; its checksum is not looked at. */
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

  /** How many rows the main tables hold; LMDB keeps count. */
  counts(): { log: number; index: number; names: number } {
    return { log: entries(this.log), index: entries(this.index), names: entries(this.names) };
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

/** The stream id in an index key. */
export const streamIdOfKey = (key: Buffer): number => key.readUInt32BE(0);
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

function checkedId(key: Buffer, value: Buffer): number {
  const id = value.length === 8 ? value.readUInt32BE(0) : 0;
  if (!id || value.readUInt32BE(4) !== crc32(key, id)) {
    throw new DamagedLog(`the name ${key.toString('utf8', 1)} is damaged`);
  }
  return id;
}

const checksumOf = ({ events, end }: LogTotals): number => crc32(`${events}/${end}`);

function entries(table: { getStats(): object }): number {
  const stats: { entryCount?: number } = table.getStats();
  return stats.entryCount ?? 0;
}
