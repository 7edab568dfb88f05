import { Binary, Long, UUID } from 'bson';
import { orderKey } from '../bson/order.js';
import { docOf, encodeDoc, toRaw } from '../bson/raw.js';
import { isDoc, isNumeric, toNumber, type Doc } from '../bson/values.js';
import { Collection } from './collection.js';
import type { Commit } from './writing/commits.js';
import type { Environment } from './folder/environment.js';
import { Index, type IndexSpec } from './index.js';
import { behind, tablePrefix, type KeyRange } from './keys.js';
import { documentBytes } from './records.js';

/** What a session did last, so that its retry after a restart is recognised. */
export interface Receipt {
  readonly session: string;
  readonly number: bigint;
  /** The reply of a retryable write; a committed transaction has none. */
  readonly reply?: Doc;
  /** Of a write that was not finished: how many of its statements were. */
  readonly done?: number;
}

/** The tables of the server itself: their rows are documents like all others. */
const Own = { State: 1, Collections: 2, Totals: 3, Sweeps: 4, Receipts: 5 } as const;
/** Lower numbers are the server's own tables. */
export const FIRST_NUMBER = 16;
const STATE = 'state';

/** What is left of a dropped collection or index, or of an index that was never finished. */
export interface Sweep {
  readonly number: number;
  readonly table: 'documents' | 'entries';
}

/** All keys of a table. */
export function allOf(number: number): KeyRange {
  const prefix = tablePrefix(number);
  return { start: prefix, end: behind(prefix), isExact: true };
}

const keyOf = (table: number, id: unknown): string => tablePrefix(table) + orderKey(id);

function put(commit: Commit, table: number, row: Doc): void {
  const key = keyOf(table, row['_id']);
  commit.put('document', key, documentBytes(key, commit.number, toRaw(encodeDoc(row))));
}

/** The server's own tables: what collections and indexes there are, and who did what last. */
export class Catalog {
  /** The number that the next collection or index gets. */
  nextNumber = FIRST_NUMBER;
  /** The number of the last commit. */
  readonly commit: number;

  constructor(private readonly environment: Environment) {
    this.commit = this.commitOf() ?? 0;
    const [state] = this.rows(Own.State);
    if (state) this.nextNumber = numberOf(state['nextNumber']);
  }

  /** The last commit that a snapshot holds. */
  commitOf(snapshot?: Parameters<Environment['document']>[1]): number | undefined {
    return this.environment.document(keyOf(Own.State, STATE), snapshot)?.commit;
  }

  private rows(table: number): readonly Doc[] {
    const rows: Doc[] = [];
    this.environment.eachDocument(allOf(table), {}, (_, { raw }) => rows.push(docOf(raw)) > 0);
    return rows;
  }

  collections(): readonly Collection[] {
    const totals = new Map<number, Doc>();
    for (const row of this.rows(Own.Totals)) totals.set(numberOf(row['_id']), row);
    return this.rows(Own.Collections).map((row) => {
      const collection = collectionOf(row);
      const { size, bytes } = totals.get(collection.number) ?? {};
      collection.totals.size = numberOf(size);
      collection.totals.bytes = numberOf(bytes);
      return collection;
    });
  }

  sweeps(): readonly Sweep[] {
    return this.rows(Own.Sweeps).map(({ _id, table }) => ({
      number: numberOf(_id),
      table: table === 'entries' ? 'entries' : 'documents',
    }));
  }

  receipts(): readonly Receipt[] {
    return this.rows(Own.Receipts).map(receiptOf);
  }

  putState(commit: Commit): void {
    put(commit, Own.State, { _id: STATE, nextNumber: this.nextNumber });
  }

  putCollection(commit: Commit, collection: Collection): void {
    put(commit, Own.Collections, rowOf(collection));
    collection.isChanged = false;
    for (const index of collection.indexes) index.saved();
  }

  putTotals(commit: Commit, { number, totals }: Collection): void {
    put(commit, Own.Totals, { _id: number, ...totals });
  }

  removeCollection(commit: Commit, { number }: Collection): void {
    commit.remove('document', keyOf(Own.Collections, number));
    commit.remove('document', keyOf(Own.Totals, number));
  }

  putSweep(commit: Commit, { number, table }: Sweep): void {
    put(commit, Own.Sweeps, { _id: number, table });
  }

  removeSweep(commit: Commit, number: number): void {
    commit.remove('document', keyOf(Own.Sweeps, number));
  }

  putReceipt(commit: Commit, { session, number, reply, done }: Receipt): void {
    put(commit, Own.Receipts, { _id: session, number: Long.fromBigInt(number), reply, done });
  }

  removeReceipt(commit: Commit, session: string): void {
    commit.remove('document', keyOf(Own.Receipts, session));
  }
}

const numberOf = (value: unknown): number => (isNumeric(value) ? toNumber(value) : 0);

function rowOf(collection: Collection): Doc {
  const { number, db, name, uuid, hasShortenedIds, indexes } = collection;
  return {
    _id: number,
    db,
    name,
    uuid,
    hasShortenedIds,
    indexes: indexes
      .filter(({ readySince }) => readySince !== Infinity)
      .map(({ spec, present }) => ({ spec: { ...spec }, ...present })),
  };
}

function collectionOf({ _id, db, name, uuid, hasShortenedIds, indexes }: Doc): Collection {
  const id = uuid instanceof Binary ? new UUID(uuid.value()) : new UUID();
  const collection = new Collection(numberOf(_id), String(db), String(name), id);
  collection.hasShortenedIds = hasShortenedIds === true;
  collection.setIndexes(Array.isArray(indexes) ? indexes.filter(isDoc).map(indexOf) : []);
  collection.isChanged = false;
  return collection;
}

function indexOf({ spec, number, isMultikey, isShortened }: Doc): Index {
  const state = {
    number: numberOf(number),
    isMultikey: isMultikey === true,
    isShortened: isShortened === true,
  };
  // written by this server from specifications that it had checked
  const index = new Index(spec as IndexSpec, state);
  index.readySince = 0;
  return index;
}

function receiptOf({ _id, number, reply, done }: Doc): Receipt {
  return {
    session: String(_id),
    number: number instanceof Long ? number.toBigInt() : BigInt(numberOf(number)),
    ...(isDoc(reply) ? { reply } : {}),
    ...(done === undefined ? {} : { done: numberOf(done) }),
  };
}
