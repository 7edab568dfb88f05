import type { RapportEvent } from './events.js';
import type { Operations } from './operations.js';

export type { CloudEvent, RapportEvent } from './events.js';
export type * as Events from './events.js';
export type { Operations } from './operations.js';

type Token = string | (() => string | Promise<string>);

/** An answer that says no. */
export class Problem extends Error {
  readonly status: number;
  /** Stable; what programs compare. */
  readonly code: string;
  readonly labels: { readonly en: string; readonly zh: string } | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  /** What an answer says that is not ok. */
  static of(response: Response): Promise<Problem>;
}

export interface Connection {
  /**
   * Sends a command or asks a query by its name. A command gets a key of its own unless you give one:
   * give one wherever you may send it again.
   */
  send<N extends keyof Operations>(
    name: N,
    ...rest: object extends Operations[N]['input']
      ? [input?: Operations[N]['input'], options?: SendOptions]
      : [input: Operations[N]['input'], options?: SendOptions]
  ): Promise<Operations[N]['answer']>;
}
export interface SendOptions {
  readonly idempotencyKey?: string;
  /** The revision you have seen; 412 where it is no longer the last. */
  readonly ifMatch?: number;
}
export function connect(options: { readonly url: string; readonly token: Token }): Connection;

/** An event with its place; a heartbeat has a place alone. */
export interface Placed {
  readonly position: number;
  readonly event: RapportEvent | undefined;
}
export type Handle<S> = (event: RapportEvent, within: S) => void | Promise<void>;

/** Where a subscriber keeps how far it has come. */
export interface Inbox<S = object> {
  position(): Promise<number | undefined>;
  take(placed: Placed, before: number | undefined, handle: Handle<S>): Promise<void>;
}
export function memoryInbox(from?: 'start' | 'now' | number): Inbox;

/** What is needed of the `MongoClient` of the package `mongodb`, which must be a replica set. */
interface Mongo<S> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the driver is not a dependency
  db(name?: string): any;
  withSession<T>(work: (session: S) => Promise<T>): Promise<T>;
}
export function mongoInbox<S>(
  client: Mongo<S>,
  options: { readonly database?: string; readonly name: string; readonly collection?: string },
): Inbox<{ readonly session: S }>;

/** One connection to an SQL database: gives rows, or an object with `rows`, as `pg` does. */
export type Query = (
  sql: string,
  parameters: readonly (string | number)[],
) => PromiseLike<unknown> | readonly unknown[];
export function sqlInbox<Q extends Query>(
  query: Q,
  options: {
    readonly name: string;
    readonly table?: string;
    /** Writes the place of a parameter, counted from 1: `$1` unless stated. */
    readonly mark?: (place: number) => string;
  },
): Inbox<{ readonly query: Q }>;

export interface Subscription<S = object> {
  readonly url: string;
  readonly token: Token;
  readonly types?: readonly string[];
  readonly category?: readonly string[];
  readonly client?: string;
  /** Where to begin while the inbox holds no position. */
  readonly from?: 'start' | 'now' | number;
  readonly shape?: 'newest' | 'stored';
  readonly outlet?: string;
  readonly inbox?: Inbox<S>;
  readonly signal?: AbortSignal;
  /** Told of every broken line; the subscription connects again by itself. */
  readonly onTrouble?: (error: unknown) => void;
}
/** Resolves when the signal aborts. @throws StreamEnded where the server refuses for good */
export function subscribe<S = object>(options: Subscription<S>, handle: Handle<S>): Promise<void>;
export class StreamEnded extends Error {}

export function eventsOf(
  body: AsyncIterable<Uint8Array>,
): AsyncIterable<{ readonly id?: string; readonly event: string; readonly data?: string }>;
