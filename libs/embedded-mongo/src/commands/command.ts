import type { Doc } from '../bson/values.js';
import type { Cursors } from '../server/cursors.js';
import type { Reply, Request } from '../server/wire.js';
import type { Receipt } from '../storage/journal.js';
import type { Store } from '../storage/store.js';
import type { Transaction } from '../storage/transaction.js';
import type { Arguments } from './arguments.js';

/** One execution of a command. */
export interface Call {
  readonly request: Request;
  readonly db: string;
  readonly args: Arguments;
  readonly store: Store;
  readonly cursors: Cursors;
  readonly transaction: Transaction | undefined;
  /** The session's id, when the client named one. */
  readonly session: string | undefined;
  /** For a retryable write: what is kept with it, so that its retry is answered, not done again. */
  receipt(reply: Doc): Receipt | undefined;
}

/** A command: the fields it knows, where it may be used, and what it does. */
export interface Command {
  readonly fields: ReadonlySet<string>;
  readonly inTransaction?: boolean;
  readonly isRetryable?: boolean;
  run(call: Call): Reply | Promise<Reply>;
}

export const fields = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
