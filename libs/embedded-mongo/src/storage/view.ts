import type { Raw } from '../bson/raw.js';
import { CommandError, TRANSIENT } from '../errors.js';
import type { Collection } from './collection.js';
import type { Snapshot } from './folder/environment.js';
import type { Index } from './index.js';
import type { Overlay } from './overlay.js';
import type { Store } from './store.js';
import { TimeLimit } from './time-limit.js';
import type { Transaction } from './writing/transaction.js';

/** A command that does no more than this waits for no turn: long ones hold up long ones only. */
const FREE_STEPS = 128;

/**
 * What one command sees. In a transaction that is its snapshot and its own writes. A reader sees
 * what is committed as of its first look; a writer also what was written since and is on its way to
 * the engine, each of its searches as of its own beginning.
 */
export class View {
  private held: Snapshot | undefined;
  /** How many documents or keys were looked at, or statements run. */
  private steps = 0;

  constructor(
    readonly store: Store,
    readonly transaction: Transaction | undefined,
    private readonly writes = false,
    /** Of the command that it is of; of a cursor, that of the batch being read. */
    public limit = TimeLimit.none,
  ) {}

  /** The view of a writer on the same. */
  forWriting(): View {
    return new View(this.store, this.transaction, true, this.limit);
  }

  /** Whether to stop here, so that others can work. To be asked at every step. */
  isOver(): boolean {
    return ++this.steps > FREE_STEPS && this.store.turns.isOver();
  }

  /**
   * Lets others work; throws when the time of the command is over.
   * @param steps that were made without being counted
   */
  breathe(steps = 1): Promise<void> | undefined {
    this.limit.check();
    this.steps += steps;
    if (this.steps <= FREE_STEPS) return undefined;
    return this.store.turns.breathe()?.then(() => this.limit.check());
  }

  /** To be called before anything is read of a collection. */
  enter(collection: Collection): void {
    if (!this.transaction) return;
    this.transaction.checkActive();
    if (collection.isDropping) {
      throw new CommandError(24, `${collection.namespace} is being dropped`, TRANSIENT);
    }
    this.transaction.touched.add(collection);
  }

  /** What is read from the engine while this is held. */
  snapshot(): Snapshot {
    const { transaction } = this;
    if (!transaction) return (this.held ??= this.store.environment.snapshot());
    transaction.checkActive();
    return transaction.snapshot;
  }

  /** The search of a writer is over. */
  searched(): void {
    if (this.writes) this.rest();
  }

  /** Gives the snapshot back; the next look takes a new one. */
  rest(): void {
    this.held?.done();
    this.held = undefined;
  }

  /** What lies over what the engine has of a collection. */
  overlay(collection: Collection): Overlay | undefined {
    if (this.transaction) return this.transaction.overlays.get(collection);
    return this.writes ? this.store.recentOf(collection) : undefined;
  }

  /** The document under an encoded `_id`. */
  document(collection: Collection, id: string): Raw | undefined {
    const written = this.overlay(collection)?.documents.get(id);
    if (written) return written.raw;
    const snapshot = this.writes && !this.transaction ? this.held : this.snapshot();
    const key = collection.keyOf(id);
    return this.store.environment.document(key, snapshot)?.raw;
  }

  /** The document that a write meets: of a writer not as of its search. */
  latest(collection: Collection, id: string): Raw | undefined {
    return this.transaction ? this.document(collection, id) : this.store.current(collection, id);
  }

  /** Whether everything it sees is in an index. */
  mayUse({ readySince }: Index): boolean {
    return readySince <= (this.transaction?.sees ?? Number.MAX_SAFE_INTEGER);
  }
}
