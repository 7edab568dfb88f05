import type { Role } from '#kernel';
import { defineEvents, event } from '#kernel';

/** One question that was answered with what belongs to clients. */
export interface Reading {
  /** The query that was asked. */
  readonly message: string;
  /** The roles that let the reader ask it. */
  readonly roles: readonly Role[];
  /** The clients whose rows were read: the first 500. */
  readonly clientIds: readonly string[];
  /** How many clients were read beyond those named. */
  readonly others?: number;
  /** How often the same was read. */
  readonly times: number;
  /** The past that was asked for, where it was. */
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** What one reader read within a few seconds. */
export interface Sitting {
  /** The id of the person or program that read. */
  readonly actor: string;
  readonly name?: string;
  /** The entry in the staff register; a program has none. */
  readonly person?: string;
  readonly channel?: string;
  /** Why, as the reader put it (`X-Reason`). */
  readonly reason?: string;
  /** The moments of the first and of the last reading, UTC. */
  readonly from: string;
  readonly until: string;
  readonly readings: readonly Reading[];
}

/** What was read. One event gathers all readers of a few seconds, so that reading stays cheap. */
export const readingEvents = defineEvents('readingsId', {
  ReadingsRecorded: event<{
    readonly sittings: readonly Sitting[];
    /** How many readings could not be kept while the store did not answer. */
    readonly unrecorded?: number;
  }>(),
});
