import { anybody, defineDecider } from '#kernel';
import { staffRefusals } from '../staff/staff.refusals.js';
import { issued } from '../views/revocations.view.js';
import { staffRegister } from '../views/staff-register.view.js';
import * as commands from './revocation.commands.js';
import { revocationEvents } from './revocation.events.js';
import { revocationRefusals } from './revocation.refusals.js';

const { TokensRevoked } = revocationEvents;

const stewards = ['administrator', 'provisioner'] as const;

/** One word that some tokens count no longer. It is never taken back: people sign in again. */
export const revocation = defineDecider({
  stream: 'revocation',
  by: 'revocationId',
  prefix: 'rv',
  events: revocationEvents,
  commands,
  allow: { RevokeTokensOfPerson: anybody, EndSession: stewards, RevokeToken: stewards },
  evolve: { TokensRevoked: () => ({}) },
  consult: {
    RevokeTokensOfPerson: ({ personId }) => ({ person: staffRegister.row(personId) }),
  },
  create: {
    RevokeTokensOfPerson({ personId, reason }, { actor, person }) {
      const isSteward = stewards.some((role) => actor.roles.includes(role));
      if (actor.id !== personId && !isSteward) throw revocationRefusals.NotYourTokens();
      if (person === undefined) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      return TokensRevoked({ of: 'person', value: personId, revokedBy: actor.id, reason });
    },
    EndSession: ({ issuer, sessionId, reason }, { actor }) =>
      TokensRevoked({
        of: 'session',
        value: issued(issuer, sessionId),
        revokedBy: actor.id,
        reason,
      }),
    RevokeToken: ({ issuer, tokenId, reason }, { actor }) =>
      TokensRevoked({ of: 'token', value: issued(issuer, tokenId), revokedBy: actor.id, reason }),
  },
  decide: {},
});
