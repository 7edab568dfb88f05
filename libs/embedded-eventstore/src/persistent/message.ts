import type { ResolvedEvent } from '../wire/event-frame.js';

/** An event on its way to a consumer of a group. */
export interface GroupMessage {
  /** By which it is acknowledged: the id of the link, if a link led to the event. */
  readonly id: string;
  readonly resolved: ResolvedEvent;
  /** Where it stands in its source: a revision, or a position of `$all`. */
  readonly cursor: number;
  /** Parked before and sent again: it says nothing about how far the group has come. */
  readonly isReplay: boolean;
  /** How often it was sent before. */
  retries: number;
  /** In which place it was sent first, -1 until then. */
  sequence: number;
  /** The cursor of the message that was sent before it. */
  previousCursor: number;
  /** When the consumer must have settled it, in milliseconds since 1970. */
  expiresAtMs: number;
}
