import type { Role } from '#kernel';
import { defineEvents, event } from '#kernel';

/** Streams of one event each: whoever tries often must not delay whoever else does. */
export const attemptEvents = defineEvents('attemptId', {
  AttemptRefused: event<{
    /** The code of the refusal. */
    readonly code: string;
    /** The command or query that was sent. */
    readonly message: string;
    /** The address it was sent to, without what was asked. */
    readonly path: string;
    /** The roles of whoever sent it. */
    readonly roles: readonly Role[];
    /** The client it was about, where that is known. */
    readonly clientId?: string;
    /** How many more refusals of the same person went unrecorded in the minute before. */
    readonly unrecorded?: number;
  }>(),
});
