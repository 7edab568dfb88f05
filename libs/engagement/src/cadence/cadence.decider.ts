import { clientFile, clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider, Role } from '#kernel';
import type { StaffRow } from '#organisation';
import { staffRegister } from '#organisation';
import type { CadenceProfile, ContactStage } from '../engagement.codes.js';
import * as commands from './cadence.commands.js';
import { seesClient } from '../task/owner.js';
import { taskRefusals } from '../task/task.refusals.js';
import { cadenceEvents } from './cadence.events.js';
import { cadenceRefusals } from './cadence.refusals.js';

const { CadenceAssigned, ContactStageEntered, SponsorNamed, SponsorReleased } = cadenceEvents;

interface Cadence {
  readonly profile?: CadenceProfile;
  readonly stage?: ContactStage;
  readonly sponsorId?: string;
}

const evolve: Evolve<Cadence, typeof cadenceEvents> = {
  CadenceAssigned: ({ profile }, cadence?: Cadence) => ({ ...cadence, profile }),
  ContactStageEntered: ({ stage }, cadence?: Cadence) => ({ ...cadence, stage }),
  SponsorNamed: ({ sponsorId }, cadence?: Cadence) => ({ ...cadence, sponsorId }),
  SponsorReleased: (_, { sponsorId: _was, ...cadence }) => cadence,
};

const theClient = ({ clientId }: { readonly clientId: string }) => ({
  client: clientFile.row(clientId),
});

/** The cadence of one client; it begins with whatever is said of it first. */
export const cadence = defineDecider({
  stream: 'cadence',
  by: 'clientId',
  prefix: 'cl',
  events: cadenceEvents,
  commands,
  allow: {
    AssignCadence: ['relationshipManager', 'riskOfficer', 'service', 'administrator'],
    EnterContactStage: ['relationshipManager', 'service'],
    NameSponsor: ['relationshipManager', 'unitHead'],
    ReleaseSponsor: ['relationshipManager', 'unitHead'],
  },
  evolve,
  consult: {
    AssignCadence: theClient,
    EnterContactStage: theClient,
    NameSponsor: ({ clientId, sponsorId }) => ({
      client: clientScope.row(clientId),
      sponsor: staffRegister.row(sponsorId),
    }),
  },
  create: {},
  either: {
    AssignCadence({ clientId, profile, reason }, cadence: Cadence | undefined, { client }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return cadence?.profile === profile ? [] : CadenceAssigned({ profile, reason });
    },
    EnterContactStage({ clientId, stage }, cadence: Cadence | undefined, { client }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      return cadence?.stage === stage ? [] : ContactStageEntered({ stage });
    },
    NameSponsor(command, cadence: Cadence | undefined, { client, sponsor, today }) {
      const { clientId, sponsorId, reason } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (!sponsor?.active) throw taskRefusals.OwnerUnknown({ field: 'sponsorId', sponsorId });
      if (!isSenior(sponsor)) throw cadenceRefusals.SponsorNotSenior({ field: 'sponsorId' });
      if (!seesClient(sponsor, client, today)) {
        throw taskRefusals.OwnerDoesNotSeeClient({ field: 'sponsorId', ownerId: sponsorId });
      }
      return cadence?.sponsorId === sponsorId ? [] : SponsorNamed({ sponsorId, reason });
    },
  },
  decide: {
    ReleaseSponsor: ({ reason }, { sponsorId }) =>
      sponsorId === undefined ? [] : SponsorReleased({ sponsorId, reason }),
  },
});

/** Whether somebody answers for more than their own clients. */
const isSenior = ({ roles }: StaffRow): boolean =>
  roles.some(({ role }) => Role(role).reach !== 'own' && Role(role).reach !== 'none');
