import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Collection } from './collection.js';
import { catalogFrame, commitFrame, HEADER } from './frames.js';
import type { CatalogChange, Change, Receipt } from './journal.js';
import type { LogFile } from './log-file.js';
import type { Store } from './store.js';

/** As much of the collections as is written in one step, in bytes. */
const STEP = 512 * 1024;

/**
 * Writes a new log with what is alive, in steps. Commits meanwhile go to the old log and to this
 * one: whatever of them the steps meet later is written again as it is then, so the new log ends
 * up saying the same as the old one.
 */
export class Compaction {
  private readonly rest: Iterator<readonly Change[], void>;
  private hasFailed = false;

  constructor(
    store: Store,
    receipts: ReadonlyMap<string, Receipt>,
    private readonly file: LogFile,
  ) {
    const collections = [...store.collections.values()];
    this.attempt(() => {
      file.append(HEADER);
      file.append(catalogFrame(collections.flatMap(catalogOf)));
      for (const receipt of receipts.values()) file.append(commitFrame([], receipt));
    });
    this.rest = documentsOf(store, collections);
  }

  /** Writes the next part; false when there is none, or writing failed. */
  step(): boolean {
    const next = this.rest.next();
    if (next.done) return false;
    this.attempt(() => this.file.append(commitFrame(next.value)));
    return !this.hasFailed;
  }

  /** Takes in a commit made while the compaction is under way. */
  follow(frame: Buffer): void {
    this.attempt(() => this.file.append(frame));
  }

  /** The new log on disk, or nothing when it could not be written. */
  async finish(): Promise<LogFile | undefined> {
    if (!this.hasFailed) await this.file.sync().catch(() => (this.hasFailed = true));
    return this.result();
  }

  result(): LogFile | undefined {
    if (!this.hasFailed) return this.file;
    this.abandon();
    return undefined;
  }

  /** Gives the new log the name of the old one, for good; the old one stays when that fails. */
  takePlaceOf(path: string): boolean {
    try {
      this.file.syncNow();
      renameSync(this.file.path, path);
    } catch {
      this.abandon();
      return false;
    }
    syncFolder(dirname(path));
    return true;
  }

  abandon(): void {
    this.file.close();
    rmSync(this.file.path, { force: true });
  }

  /** A failure (a full disk) ends the compaction; the old log is as good as before. */
  private attempt(write: () => void): void {
    if (this.hasFailed) return;
    try {
      write();
    } catch {
      this.hasFailed = true;
    }
  }
}

/** A renaming is kept once its folder is; where folders cannot be synced, that is the best there is. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows
  }
}

function catalogOf({ number, db, name, indexes }: Collection): readonly CatalogChange[] {
  const created: CatalogChange = { op: 'create', number, db, name };
  if (indexes.length === 0) return [created];
  return [created, { op: 'index', number, indexes: indexes.map(({ spec }) => spec) }];
}

/** All committed documents in parts; collections dropped meanwhile are left out. */
function* documentsOf(
  store: Store,
  collections: readonly Collection[],
): Generator<readonly Change[], void> {
  let part: Change[] = [];
  let size = 0;
  for (const collection of collections) {
    for (const { raw } of collection.slots.values()) {
      if (store.collections.get(collection.namespace) !== collection) break;
      if (raw === undefined) continue;
      part.push({ collection, before: undefined, after: raw });
      size += raw.length;
      if (size < STEP) continue;
      yield part;
      [part, size] = [[], 0];
    }
  }
  if (part.length > 0) yield part;
}
