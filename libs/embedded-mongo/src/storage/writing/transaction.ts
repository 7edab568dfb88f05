import { noSuchTransaction } from '../../errors.js';
import type { Collection } from '../collection.js';
import type { Snapshot } from '../folder/environment.js';
import { Overlay } from '../overlay.js';

export type TransactionState = 'active' | 'committed' | 'aborted';

/** The documents, or the keys of a unique index, that open transactions have changed. */
export type Held = Map<string, Transaction>;

/** A snapshot of all collections as of its start, and its own writes on top. */
export class Transaction {
  readonly overlays = new Map<Collection, Overlay>();
  /** What it has read or written: these collections cannot be dropped meanwhile. */
  readonly touched = new Set<Collection>();
  /** Collections that it has made. */
  readonly created = new Set<Collection>();
  /** Where it is noted that it holds a document or a key. */
  readonly holds: (readonly [Held, string])[] = [];
  /** The size of what it has written, in bytes. */
  bytes = 0;
  /** Resolves when the transaction has ended in either way. */
  readonly ended: Promise<void>;
  private resolveEnded: () => void = () => undefined;
  private current: TransactionState = 'active';

  constructor(
    readonly number: bigint,
    readonly snapshot: Snapshot,
    /** The last commit it sees. */
    readonly sees: number,
  ) {
    this.ended = new Promise((resolve) => (this.resolveEnded = resolve));
  }

  get state(): TransactionState {
    return this.current;
  }

  /** Throws when it has ended, which may come while one of its commands is under way. */
  checkActive(): void {
    if (this.current !== 'active') throw noSuchTransaction(this.number);
  }

  overlayOf(collection: Collection): Overlay {
    let overlay = this.overlays.get(collection);
    if (!overlay) this.overlays.set(collection, (overlay = new Overlay()));
    return overlay;
  }

  hold(held: Held, name: string): void {
    if (held.get(name) === this) return;
    held.set(name, this);
    this.holds.push([held, name]);
  }

  end(state: 'committed' | 'aborted'): void {
    this.current = state;
    for (const [held, name] of this.holds) if (held.get(name) === this) held.delete(name);
    this.snapshot.done();
    this.resolveEnded();
  }
}
