import type { Actor } from '#kernel';
import type { Seen } from '../seen/seen.js';

/** What is written beside every event: who, why, on whose behalf, and what caused it. */
export interface Metadata {
  /** The version of the event's shape. */
  readonly version: number;
  readonly actor: Actor;
  readonly onBehalfOf?: string;
  /** The name of the command that led to it. */
  readonly command: string;
  readonly $correlationId: string;
  readonly $causationId?: string;
  readonly idempotencyKey?: string;
  /** Of the command's content, so that one key stands for one content. */
  readonly fingerprint?: string;
  readonly tenant: string;
  /** The banking day that booked it. */
  readonly businessDate: string;
  readonly reason?: string;
  /** The migration that brought it in from another system. */
  readonly migrationId?: string;
  /** The answers that the actor was shown and decided upon. */
  readonly seen?: readonly Seen[];
  /** Whose personal data it holds, and in which fields; these are encrypted. */
  readonly personal?: PersonalMetadata;
  /** The keyed hash over the event, and the key it was made with: see `Seals`. */
  readonly seal?: string;
}

/** The person whose data an event holds, and the fields that hold them. */
export interface PersonalMetadata {
  readonly of: string;
  readonly fields: readonly string[];
}

/** An event about to be recorded. Its id follows from the command, so that a retry is recognised. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: Metadata;
}

/**
 * Why an event is not believed: somebody else wrote it; it is not as it was recorded, or not where; or
 * its key is not among those of this process.
 */
export type Doubt = 'unsealed' | 'brokenSeal' | 'unknownKey';

/** An event as the store keeps it. */
export interface Recorded {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** As it is stored: what it says of persons is encrypted. */
  readonly data: unknown;
  /** The data with what it says of persons, where it says anything and that can be read. */
  readonly opened?: unknown;
  readonly metadata: Metadata;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Absent where it is as this system recorded it. */
  readonly doubt?: Doubt;
}

/** Events in the order of the log, and how far the log has been seen with them. */
export interface Batch {
  readonly events: readonly Recorded[];
  /** The last event's position, or further where nothing that was asked for lies between. */
  readonly upTo: number;
}

/** Where an append left its stream. */
export interface Appended {
  readonly revision: number;
  readonly position: number;
}

/** The log of everything that happened. The one adapter is EventStoreDB, by its official client. */
export abstract class EventStore {
  /** The events of a stream from a revision on; none where there is no stream. */
  abstract read(stream: string, from?: number): Promise<readonly Recorded[]>;

  /**
   * Appends after `expected` (-1: the stream must not exist yet), all or nothing.
   * @throws StaleRevision where the stream has moved on
   * @throws StoreUnavailable where it is not known whether the events were written
   * @throws StoreFull where there is no room
   * @throws TooLarge where the events exceed what one append may hold
   */
  abstract append(stream: string, events: readonly NewEvent[], expected: number): Promise<Appended>;

  /** The log after a position up to its present end, our own events only. */
  abstract log(after: number | undefined): AsyncIterable<Recorded>;

  /** The event at a position; undefined where none of ours is. */
  abstract at(position: number): Promise<Recorded | undefined>;

  /**
   * The log after a position, and whatever comes, until the signal aborts or the line drops. What
   * arrives while a batch is being worked on forms the next, bounded in bytes. With `types` the
   * store leaves all other events out, and their silence still moves the position.
   */
  abstract follow(
    after: number | undefined,
    signal: AbortSignal,
    types?: readonly string[],
  ): AsyncIterable<Batch>;

  /** The position of the last event of the log; undefined where it is empty. */
  abstract head(): Promise<number | undefined>;
}

/** The stream has events that the decision had not seen. */
export class StaleRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
  ) {
    super(`${stream} is no longer at revision ${expected}`);
  }
}

/** The store does not answer. What was sent may or may not have been written; to retry is safe. */
export class StoreUnavailable extends Error {
  constructor(
    readonly store: 'eventstore' | 'mongodb' | 'kms',
    options?: ErrorOptions,
  ) {
    super(`${store} does not answer`, options);
  }
}

/** The store has no room left. Nothing of the append was written. */
export class StoreFull extends Error {}

/** More than one append may hold. */
export class TooLarge extends Error {}
