import type { Doc } from '../bson/values.js';
import type { Cursors } from '../server/cursors.js';
import type { Reply, Request } from '../server/wire.js';
import type { Receipt } from '../storage/catalog.js';
import type { Store } from '../storage/store.js';
import type { View } from '../storage/view.js';
import type { Arguments } from './arguments.js';

/** A write that is done once, however often it is sent. */
export interface Retryable {
  readonly session: string;
  readonly number: bigint;
  /** How far an earlier run of the server came with it. */
  readonly begun: Receipt | undefined;
}

/** One execution of a command. */
export interface Call {
  readonly request: Request;
  readonly db: string;
  readonly args: Arguments;
  readonly store: Store;
  readonly cursors: Cursors;
  /** What it reads; at the end of the command it rests. */
  readonly view: View;
  /** The session's id, when the client named one. */
  readonly session: string | undefined;
  readonly retryable: Retryable | undefined;
  /** The sessions that the server knows, as documents. */
  readonly sessions: () => readonly Doc[];
}

/** A command: the fields it knows, where it may be used, and what it does. */
export interface Command {
  readonly fields: ReadonlySet<string>;
  readonly inTransaction?: boolean;
  readonly isRetryable?: boolean;
  run(call: Call): Reply | Promise<Reply>;
}

export const fields = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
