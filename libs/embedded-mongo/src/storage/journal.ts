import type { Raw } from '../bson/raw.js';
import type { Doc } from '../bson/values.js';
import type { Collection } from './collection.js';
import type { IndexSpec } from './index.js';

/** One document before and after a commit. */
export interface Change {
  readonly collection: Collection;
  readonly before: Raw | undefined;
  readonly after: Raw | undefined;
}

/** A change of the catalogue. Collections are known to the log by number, never used twice. */
export type CatalogChange =
  | { readonly op: 'create'; readonly number: number; readonly db: string; readonly name: string }
  | { readonly op: 'drop'; readonly number: number }
  | { readonly op: 'index'; readonly number: number; readonly indexes: readonly IndexSpec[] };

/** What a session did last, so that its retry after a restart is recognised. */
export interface Receipt {
  readonly session: string;
  readonly number: bigint;
  /** The reply of a retryable write; a committed transaction has none. */
  readonly reply?: Doc;
}

/**
 * Where commits are kept. Every call is whole or throws, and then nothing of it is kept: the caller
 * has changed nothing yet, or takes it back.
 */
export interface Journal {
  commit(changes: readonly Change[], receipt?: Receipt): void;
  catalog(changes: readonly CatalogChange[]): void;
  /** Resolves when everything so far may be acknowledged; nothing to wait for unless it syncs. */
  settled(): Promise<void> | undefined;
}

/** Keeps nothing: for a server that lives in memory. */
export const NO_JOURNAL: Journal = {
  commit: () => undefined,
  catalog: () => undefined,
  settled: () => undefined,
};
