import { UUID } from 'bson';
import { pathOf, valuesAt } from '../bson/paths.js';
import { fieldsOf, type Raw } from '../bson/raw.js';
import { show, type Doc } from '../bson/values.js';
import { Blocked, CommandError, writeConflict } from '../errors.js';
import { IdOrder } from './id-order.js';
import type { Index, IndexSpec } from './index.js';
import type { Slot } from './slot.js';
import type { Overlay, Transaction } from './transaction.js';

/** What a document was before a commit, kept while a transaction that began earlier is open. */
interface Version {
  /** The commit that replaced it. */
  readonly until: number;
  readonly raw: Raw | undefined;
}

/** The keys of one document in each index of its collection, in their order. */
export type DocumentKeys = readonly (readonly string[])[];

/** How old versions are kept; the store decides for how long. */
export type Remember = (collection: Collection, id: string, until: number) => boolean;

/** The documents of one collection and their indexes. */
export class Collection {
  /** By encoded `_id`, in natural (insertion) order. */
  readonly slots = new Map<string, Slot>();
  readonly indexes: Index[] = [];
  readonly history = new Map<string, Version[]>();
  readonly byId = new IdOrder(this.slots);
  readonly uuid = new UUID();
  /** Which indexes there are: another number after every change of them. */
  indexing = 0;
  /** The size of all documents. */
  bytes = 0;
  /** How many documents are committed; `slots` also holds places taken by open transactions. */
  size = 0;
  private indexFields: ReadonlySet<string> = new Set();
  /** Whether some index is unique. */
  hasUnique = false;

  constructor(
    readonly number: number,
    readonly db: string,
    readonly name: string,
    private readonly remember: Remember,
  ) {}

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** The document that a transaction, or a plain reader, sees under an `_id`. */
  visible(id: string, transaction: Transaction | undefined): Raw | undefined {
    if (transaction) {
      const overlay = transaction.overlays.get(this);
      if (overlay?.documents.has(id)) return overlay.documents.get(id);
      const versions = this.history.get(id);
      const older = versions?.find(({ until }) => until > transaction.snapshot);
      if (older) return older.raw;
    }
    return this.slots.get(id)?.raw;
  }

  /** The slot of an `_id` that may be changed now; a new one for a new document. */
  claim(id: string, transaction: Transaction | undefined): Slot {
    const slot = this.slots.get(id) ?? { id, raw: undefined, version: 0, lock: undefined };
    if (slot.lock && slot.lock !== transaction) {
      if (transaction) throw writeConflict();
      throw new Blocked(slot.lock.ended);
    }
    if (transaction) {
      const last = this.history.get(id)?.at(-1)?.until ?? 0;
      if (Math.max(slot.version, last) > transaction.snapshot) throw writeConflict();
    }
    return slot;
  }

  /** The keys of a document in every index; throws when it cannot be indexed. */
  keysOf(doc: Doc): DocumentKeys {
    return this.indexes.map((index) => index.keysOf(doc));
  }

  /** As much of a document as its indexes look at. */
  indexable(raw: Raw): Doc {
    return fieldsOf(raw, this.indexFields);
  }

  /**
   * Puts what is committed under an `_id` in place; the caller has checked that it may be, and may
   * know its keys in the present indexes.
   */
  apply(slot: Slot, raw: Raw | undefined, version: number, known?: DocumentKeys): void {
    const former = slot.raw;
    if (this.remember(this, slot.id, version)) this.keepVersion(slot.id, version, former);
    if (this.indexes.length > 0) {
      const formerKeys = former === undefined ? [] : this.keysOf(this.indexable(former));
      const keys = raw === undefined ? [] : (known ?? this.keysOf(this.indexable(raw)));
      this.indexes.forEach((index, at) => index.update(slot, formerKeys[at] ?? [], keys[at] ?? []));
    }
    this.place(slot, raw, version);
  }

  /** The same without indexes and old versions: for reading the log, which builds indexes last. */
  place(slot: Slot, raw: Raw | undefined, version: number): void {
    const former = slot.raw;
    this.bytes += (raw?.length ?? 0) - (former?.length ?? 0);
    slot.raw = raw;
    slot.version = version;
    if (raw === undefined) {
      this.slots.delete(slot.id);
      if (former !== undefined) this.byId.remove(slot);
    } else if (former === undefined) {
      this.slots.set(slot.id, slot);
      this.byId.add(slot);
    }
    this.size += Number(raw !== undefined) - Number(former !== undefined);
  }

  private keepVersion(id: string, until: number, raw: Raw | undefined): void {
    const versions = this.history.get(id);
    if (versions) versions.push({ until, raw });
    else this.history.set(id, [{ until, raw }]);
  }

  /** Drops the old versions of a document that no transaction sees any more. */
  forget(id: string, snapshot: number): void {
    const versions = this.history.get(id)?.filter(({ until }) => until > snapshot) ?? [];
    if (versions.length > 0) this.history.set(id, versions);
    else this.history.delete(id);
  }

  /** Throws when another document holds one of the document's keys in a unique index. */
  checkUnique(id: string, doc: Doc, keys: DocumentKeys, overlay?: Overlay): void {
    if (!this.hasUnique) return;
    this.indexes.forEach((index, at) => {
      if (!index.spec.unique) return;
      for (const key of keys[at] ?? []) {
        const owner = overlay?.owners.get(index)?.get(key);
        if (owner !== undefined && owner !== id) throw this.duplicateKey(doc, index.spec);
        for (const other of index.under(key)) {
          if (other.id === id || overlay?.documents.has(other.id)) continue;
          throw this.duplicateKey(doc, index.spec);
        }
      }
    });
  }

  duplicateKey(doc: Doc, spec: Pick<IndexSpec, 'name' | 'key'>): CommandError {
    const keyValue = Object.fromEntries(
      Object.keys(spec.key).map((name) => [name, valuesAt(doc, pathOf(name))[0] ?? null]),
    );
    return new CommandError(
      11000,
      `E11000 duplicate key error collection: ${this.namespace} index: ${spec.name} ` +
        `dup key: ${show(keyValue)}`,
      { keyPattern: spec.key, keyValue },
    );
  }

  /** Builds the indexes over what is stored; throws, and changes nothing, when a key is taken. */
  addIndexes(added: readonly Index[]): void {
    this.fill(added);
    this.setIndexes([...this.indexes, ...added]);
  }

  /** Takes the indexes that a log tells of: only what must be unique is needed at once. */
  restoreIndexes(restored: readonly Index[]): void {
    this.fill(restored.filter(({ spec }) => spec.unique));
    for (const index of restored) {
      if (index.spec.unique) continue;
      index.fillLater(() => {
        this.fill([index]);
        this.indexing++;
      });
    }
    this.setIndexes(restored);
  }

  private fill(added: readonly Index[]): void {
    const fillings = added.map((index) => ({ index, filling: index.filling() }));
    const fields = new Set(added.flatMap((index) => [...index.fields]));
    for (const [slot, doc] of this.documents(fields)) {
      for (const { filling } of fillings) filling.add(slot, doc);
    }
    for (const { index, filling } of fillings) {
      const raw = filling.finish()?.raw;
      if (raw !== undefined) throw this.duplicateKey(fieldsOf(raw, index.fields), index.spec);
    }
  }

  private *documents(fields: ReadonlySet<string>): Generator<readonly [Slot, Doc]> {
    for (const slot of this.slots.values()) {
      if (slot.raw !== undefined) yield [slot, fieldsOf(slot.raw, fields)];
    }
  }

  setIndexes(indexes: readonly Index[]): void {
    this.indexes.splice(0, this.indexes.length, ...indexes);
    this.indexFields = new Set(indexes.flatMap(({ fields }) => [...fields]));
    this.hasUnique = indexes.some(({ spec }) => spec.unique);
    this.indexing++;
  }
}
