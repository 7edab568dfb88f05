import type { Role } from '#kernel';
import type { Grant } from '../visibility/sight.js';

/** An answer that somebody was shown, as the events of their decision refer to it. */
export interface Seen {
  /** The query that was asked, and its fields. */
  readonly query: string;
  readonly asked: Readonly<Record<string, unknown>>;
  /** The position of the log up to which the answer tells. */
  readonly position: number;
  /** The day that was today for it, in the bank's calendar. */
  readonly today: string;
  /** The moment of the answer, UTC. */
  readonly at: string;
  /** The roles that let them ask. */
  readonly roles: readonly Role[];
  /** The rows they saw. */
  readonly sight: Grant;
  /** How many parked events it lacked. */
  readonly parked?: number;
  /** The SHA-256 of its JSON, in hexadecimal. */
  readonly sha256: string;
}

/** An answer as it was and as it is told again. */
export interface SeenAgain extends Seen {
  /** Whether it is the same, byte for byte. */
  readonly same: boolean;
  /** The answer as it is told again; its JSON has the hash where it is the same. */
  readonly answer: unknown;
}
