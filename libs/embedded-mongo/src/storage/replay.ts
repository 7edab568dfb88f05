import { orderKey } from '../bson/order.js';
import type { Raw } from '../bson/raw.js';
import { isDoc, isNumeric, toNumber, type Doc } from '../bson/values.js';
import type { Collection } from './collection.js';
import type { FrameReader } from './frames.js';
import { Index, type IndexSpec } from './index.js';
import type { Receipt } from './journal.js';
import type { Store } from './store.js';

/** Puts what a log tells into an empty store; indexes wait until all documents are there. */
export class Replay implements FrameReader {
  private readonly byNumber = new Map<number, Collection>();
  private readonly indexes = new Map<Collection, readonly IndexSpec[]>();

  constructor(
    private readonly store: Store,
    private readonly receipts: Map<string, Receipt>,
  ) {}

  put(number: number, raw: Raw, id: unknown): void {
    this.place(number, orderKey(id), raw);
  }

  delete(number: number, doc: Doc): void {
    this.place(number, orderKey(doc['_id']), undefined);
  }

  private place(number: number, id: string, raw: Raw | undefined): void {
    const collection = this.byNumber.get(number);
    const slot = collection?.slots.get(id) ?? { id, raw: undefined, version: 0, lock: undefined };
    collection?.place(slot, raw, ++this.store.clock);
  }

  receipt(receipt: Receipt): void {
    this.receipts.delete(receipt.session);
    this.receipts.set(receipt.session, receipt);
  }

  catalog(changes: readonly Doc[]): void {
    for (const change of changes) this.change(change);
  }

  private change({ op, number, db, name, indexes }: Doc): void {
    const known = isNumeric(number) ? toNumber(number) : 0;
    const collection = this.byNumber.get(known);
    if (op === 'create' && typeof db === 'string' && typeof name === 'string') {
      this.byNumber.set(known, this.store.restore(known, db, name));
    } else if (op === 'drop' && collection) {
      this.store.collections.delete(collection.namespace);
      this.indexes.delete(collection);
      this.byNumber.delete(known);
    } else if (op === 'index' && collection && Array.isArray(indexes)) {
      // written by this server from specifications that it had checked
      this.indexes.set(collection, indexes.filter(isDoc) as unknown as IndexSpec[]);
    }
  }

  finish(): void {
    for (const [collection, specs] of this.indexes) {
      collection.restoreIndexes(specs.map((spec) => new Index(spec)));
    }
  }
}
