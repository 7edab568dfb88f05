import type { Raw } from '../bson/raw.js';
import { CommandError, writeConflict } from '../errors.js';
import { Collection, type DocumentKeys, type Remember } from './collection.js';
import { Index, type IndexSpec } from './index.js';
import { NO_JOURNAL, type Change, type Journal, type Receipt } from './journal.js';
import { Transaction } from './transaction.js';

interface OldVersion {
  readonly collection: Collection;
  readonly id: string;
  readonly until: number;
}

/**
 * All databases: the catalogue, the clock of commits, and transactions. Single-threaded: what is
 * done without awaiting is atomic.
 */
export class Store {
  readonly collections = new Map<string, Collection>();
  journal: Journal = NO_JOURNAL;
  /** The number of the last commit. */
  clock = 0;
  private readonly open = new Set<Transaction>();
  private oldVersions: OldVersion[] = [];
  private nextNumber = 1;

  get(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  /** The collection, created when there is none. */
  ensure(db: string, name: string): Collection {
    const known = this.get(db, name);
    if (known) return known;
    this.journal.catalog([{ op: 'create', number: this.nextNumber, db, name }]);
    return this.restore(this.nextNumber, db, name);
  }

  /** Puts a collection into the catalogue under the number that the log knows it by. */
  restore(number: number, db: string, name: string): Collection {
    const collection = new Collection(number, db, name, this.remember);
    this.nextNumber = Math.max(this.nextNumber, number + 1);
    this.collections.set(collection.namespace, collection);
    return collection;
  }

  drop(collection: Collection): void {
    this.journal.catalog([{ op: 'drop', number: collection.number }]);
    this.collections.delete(collection.namespace);
  }

  createIndexes(collection: Collection, specs: readonly IndexSpec[]): void {
    const indexes = [...collection.indexes];
    collection.addIndexes(specs.map((spec) => new Index(spec)));
    this.journalIndexes(collection, indexes);
  }

  dropIndexes(collection: Collection, dropped: readonly Index[]): void {
    const indexes = [...collection.indexes];
    collection.setIndexes(indexes.filter((index) => !dropped.includes(index)));
    this.journalIndexes(collection, indexes);
  }

  private journalIndexes(collection: Collection, former: readonly Index[]): void {
    const indexes = collection.indexes.map(({ spec }) => spec);
    try {
      this.journal.catalog([{ op: 'index', number: collection.number, indexes }]);
    } catch (error) {
      collection.setIndexes(former);
      throw error;
    }
  }

  begin(number: bigint): Transaction {
    const transaction = new Transaction(number, this.clock);
    this.open.add(transaction);
    return transaction;
  }

  abort(transaction: Transaction): void {
    if (transaction.state === 'active') this.end(transaction, 'aborted');
  }

  /** Makes a transaction's writes visible and durable as one; throws, and aborts it, otherwise. */
  commit(transaction: Transaction, receipt?: Receipt): void {
    try {
      const changes = this.changesOf(transaction);
      if (changes.length > 0) this.journal.commit(changes, receipt);
    } catch (error) {
      this.abort(transaction);
      throw error;
    }
    this.clock++;
    for (const [collection, overlay] of transaction.overlays) {
      const { documents } = overlay;
      // deletions first: they free keys of unique indexes
      for (const [id, raw] of documents) if (raw === undefined) this.put(collection, id, raw);
      for (const [id, raw] of documents) {
        if (raw !== undefined) this.put(collection, id, raw, overlay.keysIn(collection, id));
      }
    }
    this.end(transaction, 'committed');
  }

  private put(collection: Collection, id: string, raw: Raw | undefined, keys?: DocumentKeys): void {
    const slot = collection.slots.get(id);
    if (slot) collection.apply(slot, raw, this.clock, keys);
  }

  private changesOf({ overlays }: Transaction): readonly Change[] {
    const changes: Change[] = [];
    for (const [collection, overlay] of overlays) {
      if (this.collections.get(collection.namespace) !== collection) throw writeConflict();
      for (const [id, after] of overlay.documents) {
        const before = collection.slots.get(id)?.raw;
        if (before === undefined && after === undefined) continue;
        changes.push({ collection, before, after });
        // the documents are locked, but keys of unique indexes may have been taken since
        if (collection.hasUnique && after !== undefined) {
          const doc = collection.indexable(after);
          const keys = overlay.keysIn(collection, id) ?? collection.keysOf(doc);
          try {
            collection.checkUnique(id, doc, keys, overlay);
          } catch (error) {
            throw error instanceof CommandError ? writeConflict() : error;
          }
        }
      }
    }
    return changes;
  }

  private end(transaction: Transaction, state: 'committed' | 'aborted'): void {
    for (const [slot, collection] of transaction.locks) {
      slot.lock = undefined;
      if (slot.raw === undefined) collection.slots.delete(slot.id);
    }
    this.open.delete(transaction);
    this.forgetOldVersions();
    transaction.end(state);
  }

  private readonly remember: Remember = (collection, id, until) => {
    if (this.open.size === 0) return false;
    this.oldVersions.push({ collection, id, until });
    return true;
  };

  /** Old versions are in the order of commits: those before the oldest open snapshot go. */
  private forgetOldVersions(): void {
    const [oldest] = this.open;
    const snapshot = oldest?.snapshot ?? Infinity;
    const firstKept = this.oldVersions.findIndex(({ until }) => until > snapshot);
    if (firstKept === 0) return;
    const gone = firstKept < 0 ? this.oldVersions : this.oldVersions.slice(0, firstKept);
    for (const { collection, id } of gone) collection.forget(id, snapshot);
    this.oldVersions = firstKept < 0 ? [] : this.oldVersions.slice(firstKept);
  }
}
