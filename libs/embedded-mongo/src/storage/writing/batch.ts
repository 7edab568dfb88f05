import { fieldsOf, type Raw } from '../../bson/raw.js';
import { Blocked, CommandError, writeConflict } from '../../errors.js';
import type { Filter } from '../../query/filters/filter.js';
import type { Found } from '../../query/filters/search.js';
import type { Collection, DocumentKeys } from '../collection.js';
import { checkUnique } from './unique.js';
import type { View } from '../view.js';

const ID: ReadonlySet<string> = new Set(['_id']);
/** What one transaction may write, in bytes: it is in memory until it is committed. */
const MAX_TRANSACTION_BYTES = 128 * 1024 * 1024;

/**
 * The writes of one command. In a transaction they go to its overlay. Otherwise each takes effect
 * at once for all who write after it, and is in the engine when `durable` resolves.
 */
export class WriteBatch {
  /** Whether anything was written. */
  hasWritten = false;

  constructor(readonly view: View) {}

  private get store() {
    return this.view.store;
  }

  /** Writes a new document; a document of that `_id` is an error. */
  insert(collection: Collection, id: string, raw: Raw): void {
    this.claim(collection, id);
    if (this.view.document(collection, id) !== undefined) {
      throw collection.duplicateKey(fieldsOf(raw, ID), { name: '_id_', key: { _id: 1 } });
    }
    this.put(collection, id, raw);
  }

  replace(collection: Collection, id: string, raw: Raw): void {
    this.claim(collection, id);
    this.put(collection, id, raw);
  }

  delete(collection: Collection, id: string): void {
    this.claim(collection, id);
    this.take(collection, id, undefined, collection.noKeys);
  }

  /** Tries until no transaction of others is in the way. */
  async whenFree<T>(attempt: () => T): Promise<T> {
    for (;;) {
      try {
        return attempt();
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
        await this.view.limit.waitFor(error.until);
      }
    }
  }

  /**
   * Tries to write what a search has led to. Where a transaction is in the way it waits for its end,
   * and where somebody took a key since the search, that has to be made again, too.
   * @param searched the store's clock when the search began; without it a taken key is an error
   * @returns nothing when it has to be made again
   */
  async attempt<T>(write: () => T | undefined, searched?: number): Promise<T | undefined> {
    try {
      return write();
    } catch (error) {
      if (error instanceof Blocked) {
        await this.view.limit.waitFor(error.until);
        return undefined;
      }
      const isTaken = error instanceof CommandError && error.code === 11000;
      const wasFree = searched !== undefined && this.store.clock !== searched;
      if (isTaken && wasFree && !this.view.transaction) return undefined;
      throw error;
    }
  }

  /** A document that was found, as it is now; none when it does not match any more. */
  stillMatching(collection: Collection, { id, raw }: Found, filter: Filter): Raw | undefined {
    const now = this.view.latest(collection, id);
    if (now === raw || now === undefined) return now;
    return filter.matches(fieldsOf(now, filter.fields)) ? now : undefined;
  }

  /** Resolves when what was written is on disk. */
  async durable(): Promise<void> {
    if (!this.view.transaction) await this.store.commits.durable();
  }

  /** Throws unless the document may be changed now. */
  private claim(collection: Collection, id: string): void {
    const { transaction } = this.view;
    if (collection.isDropped) {
      throw new CommandError(175, `collection dropped: ${collection.namespace}`);
    }
    this.view.enter(collection);
    const holder = this.store.holdersOf(collection).get(id);
    if (holder === transaction) return;
    if (holder) throw transaction ? writeConflict() : new Blocked(holder.ended);
    if (transaction && this.hasChangedSince(collection, id)) throw writeConflict();
  }

  /** Whether somebody has written the document since the transaction began. */
  private hasChangedSince(collection: Collection, id: string): boolean {
    const { transaction, store } = this.view;
    if (!transaction) return false;
    if (store.recentOf(collection)?.documents.has(id)) return true;
    const now = store.environment.document(collection.keyOf(id));
    if (now) return now.commit > transaction.sees;
    return store.environment.document(collection.keyOf(id), this.view.snapshot()) !== undefined;
  }

  private put(collection: Collection, id: string, raw: Raw): void {
    if (collection.indexes.length === 0) {
      this.take(collection, id, raw, collection.noKeys);
      return;
    }
    const doc = collection.indexable(raw);
    const keys = collection.keysOf(doc);
    checkUnique(this.store, { collection, id, doc, keys }, this.view.transaction);
    this.take(collection, id, raw, keys);
  }

  private take(collection: Collection, id: string, raw: Raw | undefined, keys: DocumentKeys): void {
    this.hasWritten = true;
    if (this.view.transaction) this.overlay(collection, id, raw, keys);
    else this.store.put(collection, id, raw, keys);
  }

  private overlay(
    collection: Collection,
    id: string,
    raw: Raw | undefined,
    keys: DocumentKeys,
  ): void {
    const { transaction } = this.view;
    if (!transaction) return;
    transaction.bytes += id.length + (raw?.length ?? 0);
    if (transaction.bytes > MAX_TRANSACTION_BYTES) {
      throw new CommandError(257, `a transaction writes ${MAX_TRANSACTION_BYTES} bytes at most`);
    }
    transaction.hold(this.store.holdersOf(collection), id);
    keys.indexes.forEach((index, at) => {
      if (!index.spec.unique) return;
      for (const key of keys.keys[at] ?? []) transaction.hold(this.store.holdersIn(index), key);
    });
    transaction.overlayOf(collection).put(id, { raw, keys, commit: 0 });
  }
}
