import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../errors.js';
import { Compaction } from './compaction.js';
import { catalogFrame, commitFrame, readBody } from './frames.js';
import type { CatalogChange, Change, Journal, Receipt } from './journal.js';
import { DISK, LogFile, type FileSystem } from './log-file.js';
import { Replay } from './replay.js';
import type { Store } from './store.js';

export interface LogOptions {
  readonly dir: string;
  /** Waits for the disk before anything is acknowledged. */
  readonly sync: boolean;
  /** A running server compacts a log of this size, in bytes, of which most is dead. */
  readonly compactFrom?: number;
  readonly disk?: FileSystem;
}

const COMPACT_FROM = 32 * 1024 * 1024;
/** At start, a log of which half is dead is compacted from this size on. */
const COMPACT_AT_START = 1024 * 1024;
/** Sessions whose last act is remembered over a restart. */
const MAX_RECEIPTS = 1_000;

/** The journal in a folder: every commit as a frame of one append-only file. */
export class Log implements Journal {
  /** The last act of each session, by the session's id. */
  readonly receipts = new Map<string, Receipt>();
  private compaction: Compaction | undefined;
  private nextCheck: number;
  private running: Promise<void> | undefined;
  private following: Promise<void> | undefined;
  private failure: CommandError | undefined;

  private constructor(
    private readonly store: Store,
    private readonly options: LogOptions,
    private readonly path: string,
    private file: LogFile,
  ) {
    this.nextCheck = options.compactFrom ?? COMPACT_FROM;
  }

  /** Reads the folder's log into an empty store and from then on keeps the store's commits. */
  static open(store: Store, options: LogOptions): Log {
    const path = join(options.dir, 'log');
    if (existsSync(`${path}.new`)) rmSync(`${path}.new`); // of a compaction that did not end
    const file = new LogFile(path, options.disk ?? DISK);
    try {
      const log = new Log(store, options, path, file);
      const replay = new Replay(store, log.receipts);
      file.read((body) => readBody(body, replay));
      replay.finish();
      log.forgetReceipts();
      if (file.size > COMPACT_AT_START && log.deadBytes() > file.size / 2) log.compactNow();
      store.journal = log;
      return log;
    } catch (error) {
      file.close();
      throw error;
    }
  }

  get size(): number {
    return this.file.size;
  }

  /** An estimate: what the documents themselves take is alive. */
  private deadBytes(): number {
    let alive = 0;
    for (const { bytes, size } of this.store.collections.values()) alive += bytes + size * 5;
    return this.file.size - alive;
  }

  commit(changes: readonly Change[], receipt?: Receipt): void {
    this.append(commitFrame(changes, receipt));
    if (!receipt) return;
    this.receipts.delete(receipt.session); // so that the map stays in the order of use
    this.receipts.set(receipt.session, receipt);
    this.forgetReceipts();
  }

  private forgetReceipts(): void {
    for (const session of this.receipts.keys()) {
      if (this.receipts.size <= MAX_RECEIPTS) return;
      this.receipts.delete(session);
    }
  }

  catalog(changes: readonly CatalogChange[]): void {
    this.append(catalogFrame(changes));
  }

  private append(frame: Buffer): void {
    if (this.failure) throw this.failure;
    this.file.append(frame);
    this.compaction?.follow(frame);
    if (this.file.size >= this.nextCheck) this.considerCompaction();
  }

  settled(): Promise<void> | undefined {
    if (!this.options.sync) return undefined;
    // whoever comes while a sync is under way waits for the next one, together with all others
    this.following ??= (this.running ?? Promise.resolve()).then(() => {
      this.following = undefined;
      this.running = this.file.sync().catch((error: unknown) => {
        this.failure = new CommandError(1, `the log could not be synced: ${String(error)}`);
        throw this.failure;
      });
      return this.running;
    });
    return this.following;
  }

  private considerCompaction(): void {
    this.nextCheck = this.file.size * 1.1;
    if (this.compaction || this.deadBytes() < this.file.size * (2 / 3)) return;
    this.compaction = this.startCompaction();
    if (this.compaction) this.stepLater(this.compaction);
  }

  /** None when there is no place for another file: the log only grows then. */
  private startCompaction(): Compaction | undefined {
    try {
      const file = new LogFile(`${this.path}.new`, this.options.disk ?? DISK);
      return new Compaction(this.store, this.receipts, file);
    } catch {
      return undefined;
    }
  }

  /** A part at a time, with requests in between. */
  private stepLater(compaction: Compaction): void {
    setImmediate(() => {
      if (this.compaction !== compaction) return;
      if (compaction.step()) this.stepLater(compaction);
      else void this.finish(compaction);
    });
  }

  private async finish(compaction: Compaction): Promise<void> {
    const compacted = await compaction.finish();
    if (this.compaction !== compaction) return; // closed meanwhile
    this.compaction = undefined;
    if (compacted) this.replaceBy(compacted, compaction);
  }

  private replaceBy(file: LogFile, compaction: Compaction): void {
    const former = this.file;
    if (!compaction.takePlaceOf(this.path)) return;
    this.file = file;
    const close = () => former.close();
    void (this.running ?? Promise.resolve()).then(close, close); // a sync of it may be under way
    this.nextCheck = Math.max(this.options.compactFrom ?? COMPACT_FROM, this.file.size * 2);
  }

  private compactNow(): void {
    const compaction = this.startCompaction();
    while (compaction?.step());
    const file = compaction?.result();
    if (compaction && file) this.replaceBy(file, compaction);
  }

  /** Brings everything to the disk and closes the file. */
  async close(): Promise<void> {
    const { compaction } = this;
    this.compaction = undefined;
    compaction?.abandon();
    try {
      await this.file.sync();
    } finally {
      this.file.close();
    }
  }
}
