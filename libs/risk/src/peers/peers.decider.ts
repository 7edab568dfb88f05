import type { Day, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './peers.commands.js';
import { peerEvents } from './peers.events.js';

const evolve: Evolve<{ readonly latest: Day }, typeof peerEvents> = {
  PeersMeasured: ({ on: latest }) => ({ latest }),
};

/** When the peers of clients were measured, and what was found. */
export const peers = defineDecider({
  stream: 'peers',
  by: 'year',
  prefix: 'pe',
  events: peerEvents,
  commands,
  allow: { RecordPeers: [] },
  evolve,
  create: {},
  either: {
    RecordPeers: ({ on, groups }, before) =>
      before !== undefined && on < before.latest
        ? []
        : peerEvents.PeersMeasured({ on, groups: structuredClone(groups), valueDate: on }),
  },
  decide: {},
});
