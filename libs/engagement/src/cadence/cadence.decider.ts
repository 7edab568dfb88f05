import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { clientFile, ClientUnknown } from '#clients';
import type { CadenceProfile, ContactStage } from '../engagement.codes.js';
import * as commands from './cadence.commands.js';
import { cadenceEvents } from './cadence.events.js';

const { CadenceAssigned, ContactStageEntered } = cadenceEvents;

interface Cadence {
  readonly profile?: CadenceProfile;
  readonly stage?: ContactStage;
}

const evolve: Evolve<Cadence, typeof cadenceEvents> = {
  CadenceAssigned: ({ profile }, cadence?: Cadence) => ({ ...cadence, profile }),
  ContactStageEntered: ({ stage }, cadence?: Cadence) => ({ ...cadence, stage }),
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
  },
  evolve,
  consult: { AssignCadence: theClient, EnterContactStage: theClient },
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
  },
  decide: {},
});
