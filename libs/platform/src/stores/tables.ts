/** A document as it is kept: its id, its fields, and the position of the last event it has seen. */
export interface StoredRow {
  readonly _id: string;
  readonly _position?: number;
  readonly _revision?: number;
  /** The number of the last day that counted for it, where a view keeps its days. */
  readonly _day?: number;
  /** Who may see it, and the persons on this side of a wall: see `visibility/stamp.ts`. */
  readonly _seenBy?: readonly string[];
  readonly _wall?: readonly string[];
  readonly [field: string]: unknown;
}

/** One comparison of one field. `has` and `anyStartsWith` look into arrays. */
export type Test =
  | {
      readonly field: string;
      readonly is: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte';
      readonly value: unknown;
    }
  | { readonly field: string; readonly is: 'in'; readonly value: readonly unknown[] }
  | { readonly field: string; readonly is: 'startsWith' | 'anyStartsWith'; readonly value: string };

/** All tests hold, and of the alternatives, where there are any, all tests of at least one. */
export interface Filter {
  readonly all: readonly Test[];
  readonly oneOf?: readonly (readonly Test[])[];
}

export type Direction = 1 | -1;
export type Sort = readonly (readonly [field: string, direction: Direction])[];

/** How a list is read. */
export interface FindOptions {
  readonly sort?: Sort;
  readonly limit?: number;
  /** The index to read by, where the store could not choose it by what is asked alone. */
  readonly by?: Readonly<Record<string, Direction>>;
}

/** One change of one document. */
export type Write =
  | { readonly put: StoredRow }
  /** A document that is known not to be there yet. */
  | { readonly insert: StoredRow }
  | { readonly remove: string }
  /** Adds to the figures of a document, which is made where it is missing. */
  | {
      readonly add: string;
      readonly figures: Readonly<Record<string, number>>;
      readonly set: Readonly<Record<string, unknown>>;
      /** Not where the document has seen this position already. */
      readonly unlessSeen?: number;
    };

/** What changes of one table. */
export interface TableWrites {
  readonly table: string;
  readonly writes: readonly Write[];
}

/** What belongs together: all of it is written or none. */
export interface Transaction {
  readonly session?: unknown;
}

/** The documents of the read side. The one adapter is MongoDB, by its official driver. */
export abstract class Tables {
  /** Whether writes of several documents can be made one. */
  abstract readonly transactional: boolean;
  abstract byIds(
    table: string,
    ids: readonly string[],
    within?: Transaction,
  ): Promise<readonly StoredRow[]>;
  abstract find(
    table: string,
    filter: Filter,
    options?: FindOptions,
  ): Promise<readonly StoredRow[]>;
  /** How many pass; once `most` do, no more are counted. */
  abstract count(table: string, filter: Filter, most?: number): Promise<number>;
  abstract write(table: string, writes: readonly Write[], within?: Transaction): Promise<void>;
  /** Writes to many tables, one after the other or, where the server can, with one call. */
  async writeAll(changes: readonly TableWrites[], within?: Transaction): Promise<void> {
    for (const { table, writes } of changes) await this.write(table, writes, within);
  }
  /** Sets fields of all these documents if each still holds what it is said to; else of none. */
  abstract swap(
    table: string,
    ids: readonly string[],
    expected: Readonly<Record<string, unknown>>,
    set: Readonly<Record<string, unknown>>,
    within?: Transaction,
  ): Promise<boolean>;
  /** Inserts what is not there yet; answers those that were there already. */
  abstract insertMissing(table: string, rows: readonly StoredRow[]): Promise<readonly StoredRow[]>;
  /** Runs the work as one; it may be run again after a conflict. */
  abstract transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  abstract index(
    table: string,
    indexes: readonly Readonly<Record<string, Direction>>[],
  ): Promise<void>;
  abstract create(tables: readonly string[]): Promise<void>;
  abstract drop(table: string): Promise<void>;
  abstract names(): Promise<readonly string[]>;
  abstract ping(): Promise<void>;
}
