import { defineEvents, event } from '#kernel';

/** Who holds a key that only one stream may hold: a short stream for each key. */
export const claimEvents = defineEvents('claimId', {
  KeyClaimed: event<{
    /** The stream that is to hold the key. */
    readonly holder: string;
    /** The revision at which that stream appends the events that need the key. */
    readonly revision: number;
    /** UTC. */
    readonly claimedAt: string;
  }>(),
});
