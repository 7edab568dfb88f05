import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { PeerGroup } from './peers.js';

/** What is usual among similar clients, a stream a year. */
export const peerEvents = defineEvents('year', {
  PeersMeasured: event<{
    readonly on: Day;
    readonly groups: readonly PeerGroup[];
    readonly valueDate: Day;
  }>(),
});
