import type { Raw } from '../bson/raw.js';
import type { Collection, DocumentKeys } from './collection.js';
import type { Index } from './index.js';
import type { Slot } from './slot.js';

/** What a transaction has written to one collection, seen by nobody else. */
export class Overlay {
  /** The documents by encoded `_id`; `undefined` for a deleted one. */
  readonly documents = new Map<string, Raw | undefined>();
  /** Their keys, in the indexes that there were when they were written. */
  readonly keys = new Map<string, { readonly keys: DocumentKeys; readonly indexing: number }>();
  /** Who holds which key of the unique indexes, among these documents. */
  readonly owners = new Map<Index, Map<string, string>>();

  /** The keys of one of these documents, where the indexes are still the same. */
  keysIn({ indexing }: Collection, id: string): DocumentKeys | undefined {
    const known = this.keys.get(id);
    return known?.indexing === indexing ? known.keys : undefined;
  }

  ownersIn(index: Index): Map<string, string> {
    let owners = this.owners.get(index);
    if (!owners) this.owners.set(index, (owners = new Map<string, string>()));
    return owners;
  }
}

export type TransactionState = 'active' | 'committed' | 'aborted';

/** A snapshot of all collections as of its start, and its own writes on top. */
export class Transaction {
  readonly overlays = new Map<Collection, Overlay>();
  readonly locks = new Map<Slot, Collection>();
  /** Resolves when the transaction has ended in either way. */
  readonly ended: Promise<void>;
  private resolveEnded: () => void = () => undefined;
  private current: TransactionState = 'active';

  constructor(
    readonly number: bigint,
    /** The last commit it sees. */
    readonly snapshot: number,
  ) {
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
  }

  get state(): TransactionState {
    return this.current;
  }

  overlayOf(collection: Collection): Overlay {
    let overlay = this.overlays.get(collection);
    if (!overlay) this.overlays.set(collection, (overlay = new Overlay()));
    return overlay;
  }

  end(state: 'committed' | 'aborted'): void {
    this.current = state;
    this.resolveEnded();
  }
}
