import { fieldsOf, type Raw } from '../bson/raw.js';
import type { Doc } from '../bson/values.js';
import type { Collection, DocumentKeys } from './collection.js';
import type { Change, Receipt } from './journal.js';
import type { Slot } from './slot.js';
import type { Store } from './store.js';
import type { Transaction } from './transaction.js';

const ID: ReadonlySet<string> = new Set(['_id']);

interface Done {
  readonly change: Change;
  readonly slot: Slot;
  readonly version: number;
}

/**
 * The writes of one command. In a transaction they go to its overlay. Otherwise each takes effect
 * at once, for the statements after it, and all reach the journal together before the reply;
 * should the journal refuse, they are taken back.
 */
export class WriteBatch {
  private done: Done[] = [];

  constructor(
    private readonly store: Store,
    readonly transaction: Transaction | undefined,
  ) {}

  /** Writes a new document; a document of that `_id` is an error. */
  insert(collection: Collection, id: string, raw: Raw, doc?: Doc): void {
    const slot = collection.claim(id, this.transaction);
    if (collection.visible(id, this.transaction) !== undefined) {
      throw collection.duplicateKey(doc ?? fieldsOf(raw, ID), { name: '_id_', key: { _id: 1 } });
    }
    this.put(collection, slot, raw, doc);
  }

  replace(collection: Collection, id: string, raw: Raw, doc?: Doc): void {
    this.put(collection, collection.claim(id, this.transaction), raw, doc);
  }

  delete(collection: Collection, id: string): void {
    const slot = collection.claim(id, this.transaction);
    if (this.transaction) this.overlay(collection, slot, undefined, undefined, []);
    else this.take(collection, slot, undefined);
  }

  private put(collection: Collection, slot: Slot, raw: Raw, given?: Doc): void {
    if (collection.indexes.length === 0) {
      if (this.transaction) this.overlay(collection, slot, raw, undefined, []);
      else this.take(collection, slot, raw);
      return;
    }
    const doc = given ?? collection.indexable(raw);
    const keys = collection.keysOf(doc);
    collection.checkUnique(slot.id, doc, keys, this.transaction?.overlays.get(collection));
    if (this.transaction) this.overlay(collection, slot, raw, doc, keys);
    else this.take(collection, slot, raw, keys);
  }

  private take(
    collection: Collection,
    slot: Slot,
    raw: Raw | undefined,
    keys?: DocumentKeys,
  ): void {
    const { version } = slot;
    const change = { collection, before: slot.raw, after: raw };
    collection.apply(slot, raw, ++this.store.clock, keys);
    this.done.push({ change, slot, version });
  }

  private overlay(
    collection: Collection,
    slot: Slot,
    raw: Raw | undefined,
    doc: Doc | undefined,
    keys: DocumentKeys,
  ): void {
    const { transaction } = this;
    if (!transaction) return;
    if (slot.lock === undefined) {
      slot.lock = transaction;
      transaction.locks.set(slot, collection);
      collection.slots.set(slot.id, slot); // so that nobody else can take the _id
    }
    const overlay = transaction.overlayOf(collection);
    const former = overlay.documents.get(slot.id);
    collection.indexes.forEach((index, at) => {
      if (!index.spec.unique) return;
      const owners = overlay.ownersIn(index);
      const formerKeys = former === undefined ? [] : index.keysOf(collection.indexable(former));
      for (const key of formerKeys) if (owners.get(key) === slot.id) owners.delete(key);
      if (doc) for (const key of keys[at] ?? []) owners.set(key, slot.id);
    });
    overlay.documents.set(slot.id, raw);
    overlay.keys.set(slot.id, { keys, indexing: collection.indexing });
  }

  /** Brings everything since the last call to the journal; throws when it refuses. */
  flush(receipt?: Receipt): void {
    const { done } = this;
    if (done.length === 0) return;
    this.done = [];
    try {
      this.store.journal.commit(
        done.map(({ change }) => change),
        receipt,
      );
    } catch (error) {
      for (const { change, slot, version } of done.reverse()) {
        change.collection.apply(slot, change.before, ++this.store.clock);
        slot.version = version;
      }
      throw error;
    }
  }
}
