import type { Raw } from '../bson/raw.js';
import { CommandError, writeConflict } from '../errors.js';
import { Turns } from '../turns.js';
import { Catalog, type Sweep } from './catalog.js';
import { Collection, type DocumentKeys } from './collection.js';
import { Commits, type Commit, type CommitOwner } from './writing/commits.js';
import { changeEntries } from './entries.js';
import { Counts } from './counts.js';
import type { Environment } from './folder/environment.js';
import type { Index } from './index.js';
import { ID_BYTES, shortened } from './keys.js';
import { Overlay } from './overlay.js';
import { Receipts, type Progress } from './writing/receipts.js';
import { documentBytes } from './records.js';
import { Sweeper } from './writing/sweeper.js';
import { Transaction, type Held } from './writing/transaction.js';
import { checkUnique } from './writing/unique.js';

/** Each open transaction keeps a snapshot, of which the engine has so many places. */
const MAX_TRANSACTIONS = 256;

/**
 * All databases: what is written, transactions, what is dropped. A write is there at once for all
 * who write after it; the engine has it with the next commit, and then everybody reads it.
 */
export class Store implements CommitOwner {
  readonly collections = new Map<string, Collection>();
  readonly receipts: Receipts;
  readonly turns = new Turns();
  readonly commits: Commits;
  readonly sweeper = new Sweeper(this);
  readonly counts = new Counts((snapshot) => this.catalog.commitOf(snapshot) ?? 0);
  /** Another number after every write and every commit. */
  clock = 0;
  private readonly catalog: Catalog;
  /** What was written and is not in the engine yet. */
  private recent = new Map<Collection, Overlay>();
  private readonly open = new Set<Transaction>();
  private readonly documentHolders = new WeakMap<Collection, Held>();
  private readonly keyHolders = new WeakMap<Index, Held>();
  private touched = new Set<Collection>();

  constructor(
    readonly environment: Environment,
    folder: string,
  ) {
    this.catalog = new Catalog(environment);
    this.receipts = new Receipts(this.catalog);
    this.commits = new Commits(environment, folder, this, this.catalog.commit);
    this.load();
    this.sweeper.add(this.catalog.sweeps());
  }

  private load(): void {
    for (const stale of this.collections.values()) stale.isDropped = true;
    this.collections.clear();
    for (const one of this.catalog.collections()) this.collections.set(one.namespace, one);
  }

  /** The collection, as a transaction, or anybody outside of one, sees it. */
  get(db: string, name: string, transaction?: Transaction): Collection | undefined {
    const known = this.collections.get(`${db}.${name}`);
    return known?.creator && known.creator !== transaction ? undefined : known;
  }

  /** The collection, created when there is none: in a transaction, until that is committed. */
  ensure(db: string, name: string, transaction?: Transaction): Collection {
    transaction?.checkActive();
    const known = this.collections.get(`${db}.${name}`);
    if (known && (!known.creator || known.creator === transaction)) return known;
    if (known && transaction) throw writeConflict();
    if (known) return this.settle(known); // made by a transaction, and now by somebody else as well
    const collection = new Collection(this.newNumber(), db, name);
    this.collections.set(collection.namespace, collection);
    if (!transaction) return this.settle(collection);
    collection.creator = transaction;
    transaction.created.add(collection);
    return collection;
  }

  /** From now on everybody sees the collection. */
  private settle(collection: Collection): Collection {
    collection.creator = undefined;
    this.changed(collection);
    return collection;
  }

  /** A number for a new collection or index. */
  newNumber(): number {
    return this.catalog.nextNumber++;
  }

  setIndexes(collection: Collection, indexes: readonly Index[]): void {
    collection.setIndexes(indexes);
    this.touch(collection);
  }

  /** Has the catalogue written anew with the next commit. */
  changed(collection: Collection): void {
    collection.isChanged = true;
    this.touch(collection);
  }

  private touch(collection: Collection): void {
    this.clock++;
    this.touched.add(collection);
    this.commits.schedule();
  }

  /** What was written to a collection and is not in the engine yet. */
  recentOf(collection: Collection): Overlay | undefined {
    return this.recent.get(collection);
  }

  /** The document under an encoded `_id` that a write meets. */
  current(collection: Collection, id: string): Raw | undefined {
    const recent = this.recent.get(collection)?.documents.get(id);
    if (recent) return recent.raw;
    return this.environment.document(collection.keyOf(id))?.raw;
  }

  /** Which transactions hold documents of a collection. */
  holdersOf(collection: Collection): Held {
    let held = this.documentHolders.get(collection);
    if (!held) this.documentHolders.set(collection, (held = new Map<string, Transaction>()));
    return held;
  }

  /** Which transactions hold keys of a unique index. */
  holdersIn(index: Index): Held {
    let held = this.keyHolders.get(index);
    if (!held) this.keyHolders.set(index, (held = new Map<string, Transaction>()));
    return held;
  }

  /**
   * Writes a document, or deletes it; the caller has checked that it may.
   * @param keys of the document in the indexes that there are now
   */
  put(collection: Collection, id: string, raw: Raw | undefined, keys: DocumentKeys): void {
    const former = this.current(collection, id);
    if (former === undefined && raw === undefined) return;
    this.touch(collection);
    collection.noteId(id);
    const { current: commit } = this.commits;
    const key = collection.keyOf(id);
    if (raw === undefined) commit.remove('document', key);
    else commit.put('document', key, documentBytes(key, commit.number, raw));
    const formerKeys = former === undefined ? undefined : this.formerKeys(collection, id, former);
    changeEntries(commit, shortened(id, ID_BYTES), keys, formerKeys);
    if ((raw === undefined) !== (former === undefined)) collection.lastChange = commit.number;
    collection.totals.size += Number(raw !== undefined) - Number(former !== undefined);
    collection.totals.bytes += (raw?.length ?? 0) - (former?.length ?? 0);
    this.overlay(collection, commit).put(id, { raw, keys, commit: commit.number });
  }

  private formerKeys(collection: Collection, id: string, raw: Raw): DocumentKeys {
    const known = this.recent.get(collection)?.documents.get(id)?.keys;
    if (known?.indexes === collection.indexes) return known;
    return collection.formerKeysOf(collection.indexable(raw));
  }

  private overlay(collection: Collection, commit: Commit): Overlay {
    let overlay = this.recent.get(collection);
    if (!overlay) this.recent.set(collection, (overlay = new Overlay()));
    commit.overlays.add(overlay);
    return overlay;
  }

  /** Has the outcome of a session's write in the same commit as the write. */
  note(session: string, progress: Progress): void {
    this.receipts.note(session, progress);
    this.commits.schedule();
  }

  /** Part of every commit: the state, totals, what changed in the catalogue, receipts. */
  complete(commit: Commit): void {
    const { catalog, touched } = this;
    this.touched = new Set();
    catalog.putState(commit);
    for (const collection of touched) {
      if (collection.isDropped || collection.creator) continue;
      catalog.putTotals(commit, collection);
      const isOther = collection.isChanged || collection.indexes.some((one) => one.hasChanged);
      if (isOther) catalog.putCollection(commit, collection);
    }
    this.receipts.complete(commit);
  }

  arrived(commit: Commit): void {
    this.clock++;
    for (const overlay of commit.overlays) overlay.arrived(commit.number);
  }

  /** A commit failed: what was written since the last good one is forgotten. */
  lost(): void {
    for (const transaction of this.open) this.abort(transaction);
    this.recent = new Map();
    this.touched = new Set();
    this.load();
    this.receipts.load();
    this.counts.clear();
    this.clock++;
  }

  begin(number: bigint): Transaction {
    if (this.open.size >= MAX_TRANSACTIONS) {
      throw new CommandError(24, `there are ${MAX_TRANSACTIONS} open transactions already`);
    }
    const snapshot = this.environment.snapshot();
    const sees = this.catalog.commitOf(snapshot) ?? 0;
    const transaction = new Transaction(number, snapshot, sees);
    this.open.add(transaction);
    return transaction;
  }

  /** Open transactions that have read or written a collection. */
  transactionsOn(collection: Collection): readonly Transaction[] {
    return [...this.open].filter(({ touched }) => touched.has(collection));
  }

  abort(transaction: Transaction): void {
    if (!this.open.delete(transaction)) return;
    transaction.end('aborted');
    for (const collection of transaction.created) {
      if (collection.creator === transaction) this.sweeper.add(this.remove(collection));
    }
  }

  /** Makes a transaction's writes visible as one; resolves when they are on disk. */
  async commit(transaction: Transaction, receipt?: Progress): Promise<void> {
    try {
      for (const [collection, { documents }] of transaction.overlays) {
        if (collection.isDropped) throw writeConflict();
        for (const [id, { raw, keys }] of documents) {
          const isOld = raw !== undefined && keys.indexes !== collection.indexes;
          if (isOld) this.checkAgain(collection, id, raw, transaction);
        }
      }
    } catch (error) {
      this.abort(transaction);
      throw error instanceof CommandError ? writeConflict() : error;
    }
    for (const collection of transaction.created) {
      if (collection.creator === transaction) this.settle(collection);
    }
    for (const [collection, { documents }] of transaction.overlays) {
      for (const [id, { raw, keys }] of documents) {
        const isOld = keys.indexes !== collection.indexes;
        const doc = isOld && raw !== undefined ? collection.indexable(raw) : {};
        this.put(collection, id, raw, isOld ? collection.keysOf(doc) : keys);
      }
    }
    if (receipt && transaction.bytes > 0) this.note(receipt().session, receipt);
    this.open.delete(transaction);
    transaction.end('committed');
    await this.commits.durable();
  }

  /** An index was made since the transaction wrote the document. */
  private checkAgain(collection: Collection, id: string, raw: Raw, mine: Transaction): void {
    const doc = collection.indexable(raw);
    checkUnique(this, { collection, id, doc, keys: collection.keysOf(doc) }, mine);
  }

  /** Takes a collection out of the catalogue; what is left of it is swept away later. */
  remove(collection: Collection): readonly Sweep[] {
    this.touch(collection);
    collection.isDropped = true;
    this.collections.delete(collection.namespace);
    this.recent.delete(collection);
    this.catalog.removeCollection(this.commits.current, collection);
    return [
      this.sweepLater({ number: collection.number, table: 'documents' }),
      ...collection.indexes.map(({ number }) => this.sweepLater({ number, table: 'entries' })),
    ];
  }

  sweepLater(sweep: Sweep): Sweep {
    this.catalog.putSweep(this.commits.current, sweep);
    this.commits.schedule();
    return sweep;
  }

  swept({ number }: Sweep): void {
    this.catalog.removeSweep(this.commits.current, number);
    this.commits.schedule();
  }

  async close(): Promise<void> {
    await this.sweeper.stop();
    for (const transaction of this.open) this.abort(transaction);
    await this.commits.durable().catch(() => undefined);
    await this.environment.close();
  }
}
