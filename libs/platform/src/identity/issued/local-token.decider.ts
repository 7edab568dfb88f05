import { defineDecider } from '#kernel';
import * as commands from './local-token.commands.js';
import { localTokenEvents } from './local-token.events.js';

/** That a token of the local key was issued. */
export const localToken = defineDecider({
  stream: 'localToken',
  by: 'tokenId',
  prefix: 'lt',
  events: localTokenEvents,
  commands,
  allow: { RecordLocalToken: [] },
  evolve: { LocalTokenIssued: () => ({}) },
  create: {
    RecordLocalToken: ({ personId, roles, use, until }, { actor }) =>
      localTokenEvents.LocalTokenIssued({
        personId,
        ...(roles !== undefined && { roles }),
        use,
        until,
        issuedBy: actor.id,
      }),
  },
  decide: {},
});
