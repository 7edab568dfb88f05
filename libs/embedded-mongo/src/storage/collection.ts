import { UUID } from 'bson';
import { orderKey } from '../bson/order.js';
import { pathOf, valuesAt } from '../bson/paths.js';
import { fieldsOf, type Raw } from '../bson/raw.js';
import type { SortPart } from '../bson/sort.js';
import { show, type Doc } from '../bson/values.js';
import { CommandError } from '../errors.js';
import type { Index, IndexSpec, OrderedDocuments } from './index.js';
import { ID_BYTES, shortened, tablePrefix } from './keys.js';

/** The keys of one document in each index that its collection had then, in their order. */
export interface DocumentKeys {
  readonly indexes: readonly Index[];
  readonly keys: readonly (readonly string[])[];
}

const ID_FIELD: ReadonlySet<string> = new Set(['_id']);
const ID: SortPart = { name: '_id', path: pathOf('_id'), direction: 1 };

/** How many documents a collection has, and their size in bytes. */
export interface Totals {
  size: number;
  bytes: number;
}

/** One collection and its indexes. Its documents are in the engine, in the order of their `_id`s. */
export class Collection {
  readonly prefix: string;
  private current: readonly Index[] = [];
  /** Some `_id` was shortened: their order is not quite that of the keys. */
  hasShortenedIds = false;
  /** What the catalogue says of it is no longer true: the next commit writes it. */
  isChanged = false;
  /** Resolves when the indexes being built are there, or are not. */
  building: Promise<void> | undefined;
  /** Somebody waits for the end of its transactions to drop it. */
  isDropping = false;
  /** The open transaction that has made it: nobody else sees it, and it goes when that is aborted. */
  creator: object | undefined;
  isDropped = false;
  /** The commit that last inserted or deleted a document; 0 for none since the start. */
  lastChange = 0;
  readonly totals: Totals = { size: 0, bytes: 0 };
  private indexFields: ReadonlySet<string> = new Set();
  /** Whether some index is unique. */
  hasUnique = false;

  constructor(
    readonly number: number,
    readonly db: string,
    readonly name: string,
    readonly uuid = new UUID(),
  ) {
    this.prefix = tablePrefix(number);
  }

  /** Another list after every change. */
  get indexes(): readonly Index[] {
    return this.current;
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** Its documents in their order. */
  get byId(): OrderedDocuments {
    const { prefix, hasShortenedIds, isDropped } = this;
    return {
      name: '_id_',
      table: 'documents',
      prefix,
      limit: ID_BYTES,
      parts: [ID],
      isMultikey: false,
      isShortened: hasShortenedIds,
      partial: undefined,
      isDropped,
      changedAt: () => this.lastChange,
    };
  }

  /** The key of the document with an encoded `_id`. */
  keyOf(id: string): string {
    return this.prefix + shortened(id, ID_BYTES);
  }

  /** Notes that a document with this `_id` is about to be written. */
  noteId(id: string): void {
    if (this.hasShortenedIds || id.length < ID_BYTES) return;
    this.hasShortenedIds = true;
    this.isChanged = true;
  }

  /** The keys of a document in every index; throws when it cannot be indexed. */
  keysOf(doc: Doc): DocumentKeys {
    const { indexes } = this;
    return { indexes, keys: indexes.map((index) => index.keysOf(doc)) };
  }

  /** The keys of a document that is stored: an index being built may not be able to hold it. */
  formerKeysOf(doc: Doc): DocumentKeys {
    const { indexes } = this;
    const keys = indexes.map((index) => {
      try {
        return index.keysOf(doc);
      } catch (error) {
        if (index.readySince === Infinity) return []; // and will not be finished
        throw error;
      }
    });
    return { indexes, keys };
  }

  /** The keys of a document that is deleted, or of any where there is no index. */
  get noKeys(): DocumentKeys {
    return { indexes: this.indexes, keys: [] };
  }

  /** The encoded `_id` of a stored document. */
  idOf(raw: Raw): string {
    return orderKey(fieldsOf(raw, ID_FIELD)['_id']);
  }

  /** As much of a document as its indexes look at. */
  indexable(raw: Raw): Doc {
    return fieldsOf(raw, this.indexFields);
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

  setIndexes(indexes: readonly Index[]): void {
    this.current = indexes;
    this.indexFields = new Set(indexes.flatMap(({ fields }) => [...fields]));
    this.hasUnique = indexes.some(({ spec }) => spec.unique);
    this.isChanged = true;
  }
}
