import type { Doc } from '../../bson/values.js';
import { Blocked, writeConflict } from '../../errors.js';
import type { Collection, DocumentKeys } from '../collection.js';
import type { Index } from '../index.js';
import { AFTER, ID_BYTES, isShortened, keyRange } from '../keys.js';
import type { Store } from '../store.js';
import type { Transaction } from './transaction.js';

/** A document about to be written. */
export interface Candidate {
  readonly collection: Collection;
  /** The encoded `_id`. */
  readonly id: string;
  readonly doc: Doc;
  readonly keys: DocumentKeys;
}

/**
 * Throws when another document holds one of the document's keys in a unique index. Where an open
 * transaction holds it, or is about to free it, a plain write waits for its end; a transaction
 * conflicts with what it does not see.
 */
export function checkUnique(store: Store, candidate: Candidate, mine?: Transaction): void {
  const { collection, id, doc, keys } = candidate;
  if (!collection.hasUnique) return;
  keys.indexes.forEach((index, at) => {
    if (!index.spec.unique) return;
    for (const key of keys.keys[at] ?? []) {
      const holder = store.holdersIn(index).get(key);
      if (holder && holder !== mine) throw taken(holder, mine);
      const own = mine?.overlays.get(collection)?.owner(index, key);
      if (own !== undefined && own !== id) throw collection.duplicateKey(doc, index.spec);
      const recent = store.recentOf(collection)?.owner(index, key);
      if (recent !== undefined && isInTheWay(store, candidate, recent, mine)) {
        if (mine) throw writeConflict(); // committed, and not in its snapshot
        throw collection.duplicateKey(doc, index.spec);
      }
      for (const other of storedUnder(store, collection, index, key)) {
        if (store.recentOf(collection)?.documents.has(other.id)) continue;
        if (!isInTheWay(store, candidate, other.id, mine)) continue;
        if (mine && other.commit > mine.sees) throw writeConflict();
        throw collection.duplicateKey(doc, index.spec);
      }
    }
  });
}

const taken = (holder: Transaction, mine: Transaction | undefined): Error =>
  mine ? writeConflict() : new Blocked(holder.ended);

/** Whether another document keeps the key, as far as the writer may know. */
function isInTheWay(
  store: Store,
  { collection, id }: Candidate,
  other: string,
  mine: Transaction | undefined,
): boolean {
  if (other === id || mine?.overlays.get(collection)?.documents.has(other)) return false;
  const holder = store.holdersOf(collection).get(other);
  if (holder && holder !== mine) throw taken(holder, mine); // it may free the key
  return true;
}

/** The documents that the engine has under a key. */
function storedUnder(store: Store, collection: Collection, index: Index, key: string) {
  const { environment } = store;
  const range = keyRange(index.prefix, key, key + AFTER, index.limit);
  const found: { readonly id: string; readonly commit: number }[] = [];
  environment.eachEntry(range, {}, (_, stored) => {
    const record = environment.document(collection.prefix + stored);
    if (!record) return true;
    const { commit, raw } = record;
    if (range.isExact && !isShortened(stored, ID_BYTES)) {
      found.push({ id: stored, commit });
    } else if (index.keysOf(collection.indexable(raw)).includes(key)) {
      found.push({ id: collection.idOf(raw), commit });
    }
    return true;
  });
  return found;
}
