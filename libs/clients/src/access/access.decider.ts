import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { teams } from '#organisation';
import { ClientUnknown } from '../client/client.refusals.js';
import { isDeepStrictEqual } from 'node:util';
import { clientFile } from '../views/client-file.view.js';
import * as commands from './access.commands.js';
import { accessEvents } from './access.events.js';
import { accessRefusals } from './access.refusals.js';

const {
  ClientShared,
  ClientUnshared,
  RestrictionProposed,
  ClientRestricted,
  LiftingProposed,
  RestrictionLifted,
} = accessEvents;
const refuse = accessRefusals;

interface Proposal {
  readonly proposedBy: string;
  /** Whom the client is to be restricted to; none where the restriction is to be lifted. */
  readonly personIds?: readonly string[];
}

interface Access {
  readonly teamIds: readonly string[];
  readonly restrictedTo?: readonly string[];
  readonly proposal?: Proposal;
}

const none: Access = { teamIds: [] };

const evolve: Evolve<Access | undefined, typeof accessEvents> = {
  ClientShared: ({ teamId }, before = none) => ({
    ...before,
    teamIds: [...before.teamIds, teamId],
  }),
  ClientUnshared: ({ teamId }, before = none) => ({
    ...before,
    teamIds: before.teamIds.filter((each) => each !== teamId),
  }),
  RestrictionProposed: ({ personIds, proposedBy }, before = none) => ({
    ...before,
    proposal: { personIds, proposedBy },
  }),
  ClientRestricted: ({ personIds }, { proposal: _, ...before } = none) => ({
    ...before,
    restrictedTo: personIds,
  }),
  LiftingProposed: ({ proposedBy }, before = none) => ({ ...before, proposal: { proposedBy } }),
  RestrictionLifted: (_, { proposal: _done, restrictedTo: _was, ...before } = none) => before,
};

const sharers = ['relationshipManager', 'unitHead'] as const;
const guards = ['riskOfficer', 'unitHead'] as const;

/** Who sees one client. */
export const access = defineDecider({
  stream: 'access',
  by: 'clientId',
  prefix: 'cl',
  events: accessEvents,
  commands,
  allow: {
    ShareClient: sharers,
    UnshareClient: sharers,
    ProposeRestriction: guards,
    ConfirmRestriction: guards,
    ProposeLifting: guards,
    ConfirmLifting: guards,
  },
  evolve,
  notBy: {
    ConfirmRestriction: (before) => [before?.proposal?.proposedBy],
    ConfirmLifting: (before) => [before?.proposal?.proposedBy],
  },
  consult: {
    ShareClient: ({ clientId, teamId }) => ({
      client: clientFile.row(clientId),
      team: teams.row(teamId),
    }),
    ProposeRestriction: ({ clientId }) => ({ client: clientFile.row(clientId) }),
  },
  create: {},
  either: {
    ShareClient({ teamId, reason }, before = none, { client, team }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId' });
      if (team === undefined || team.dissolvedOn !== undefined) {
        throw refuse.TeamUnknown({ field: 'teamId', found: teamId });
      }
      return before.teamIds.includes(teamId) ? [] : ClientShared({ teamId, reason });
    },

    ProposeRestriction({ personIds, reason }, before = none, { actor, client }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId' });
      if (isDeepStrictEqual([...personIds], before.restrictedTo)) return [];
      return RestrictionProposed({ personIds: [...personIds], reason, proposedBy: actor.id });
    },
  },
  decide: {
    UnshareClient({ teamId, reason }, before) {
      if (!before?.teamIds.includes(teamId)) throw refuse.NotShared({ field: 'teamId' });
      return ClientUnshared({ teamId, reason });
    },

    ConfirmRestriction(_, before, { actor }) {
      const { personIds } = before?.proposal ?? {};
      if (personIds === undefined) throw refuse.NothingProposed();
      return ClientRestricted({ personIds, confirmedBy: actor.id });
    },

    ProposeLifting({ reason }, before, { actor }) {
      if (before?.restrictedTo === undefined) throw refuse.NotRestricted();
      return LiftingProposed({ reason, proposedBy: actor.id });
    },

    ConfirmLifting(_, before, { actor }) {
      const { proposal, restrictedTo } = before ?? none;
      if (restrictedTo === undefined) throw refuse.NotRestricted();
      if (proposal === undefined || proposal.personIds !== undefined)
        throw refuse.NothingProposed();
      return RestrictionLifted({ confirmedBy: actor.id });
    },
  },
});
