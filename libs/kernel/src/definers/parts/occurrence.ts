import type { Day } from '../../time/day.js';

/** Where, when, by whom and why a fact was recorded. */
export interface Occurrence {
  /** The id of the stream, without its category. */
  readonly id: string;
  /** The whole name of the stream, `loan-L1`. */
  readonly stream: string;
  /** The number of the event in its stream, from 0. */
  readonly revision: number;
  /** The place of the event in the log of all events; grows, never dense. */
  readonly position: number;
  readonly eventId: string;
  /** The moment the store recorded it. */
  readonly at: string;
  /** The day on which it counts: the fact's own `valueDate`, or the day it was recorded. */
  readonly valueDate: Day;
  /** The banking day that booked it. */
  readonly businessDate?: Day;
  /** The id of the person or program that acted. */
  readonly actor: string;
  /** The person's entry in the staff register. */
  readonly person?: string;
  /** The roles that the actor held. */
  readonly roles: readonly string[];
  /** The way the command came: `api`, `process`, `import`. */
  readonly channel: string;
  readonly onBehalfOf?: string;
  readonly command: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly reason?: string;
  /** The migration that brought it in from another system. */
  readonly migrationId?: string;
  /** Whose personal data the event holds, and in which fields. */
  readonly personal?: { readonly of: string; readonly fields: readonly string[] };
  /** Why nobody believes that it happened; views and processes go by without it. */
  readonly unbelieved?: string;
}
