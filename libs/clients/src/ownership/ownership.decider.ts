import type { Day, Evolve, RowRef } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { checkSource } from '../client/check-source.js';
import { ClientUnknown, clientRefusals } from '../client/client.refusals.js';
import type { PartyKind } from '../party/party.codes.js';
import type { ClientRow } from '../views/client-file.rows.js';
import { clientFile } from '../views/client-file.view.js';
import type { PartyRow } from '../views/parties.view.js';
import { parties } from '../views/parties.view.js';
import { checkChart } from './owners.js';
import type { StatedHolding } from './ownership.fields.js';
import * as commands from './ownership.commands.js';
import { ownershipEvents } from './ownership.events.js';
import { ownershipRefusals as refuse } from './ownership.refusals.js';

const { OwnershipRecorded } = ownershipEvents;

/** A chart replaces the one before; an older one does not replace a newer. */
interface Owned {
  readonly clientId: string;
  readonly lastOn: Day;
}

const evolve: Evolve<Owned | undefined, typeof ownershipEvents> = {
  OwnershipRecorded: ({ clientId, valueDate }) => ({ clientId, lastOn: valueDate }),
};

const partyKey = (id: string) => `party ${id}` as const;
const clientKey = (id: string) => `client ${id}` as const;
/** The rows of everybody who may be named in a chart: parties outside, and clients of ours. */
function named(clientId: string, holdings: readonly StatedHolding[]) {
  const outside: Record<`party ${string}`, RowRef<PartyRow>> = {};
  const clients: Record<`client ${string}`, RowRef<ClientRow>> = {};
  for (const id of [clientId, ...holdings.map(({ ownerId }) => ownerId)]) {
    outside[partyKey(id)] = parties.row(id);
    clients[clientKey(id)] = clientFile.row(id);
  }
  return Object.assign(outside, clients);
}

/** Who owns one client, through all levels. */
export const ownership = defineDecider({
  stream: 'ownership',
  by: 'clientId',
  prefix: 'cl',
  events: ownershipEvents,
  commands,
  allow: { RecordOwnership: ['relationshipManager', 'riskOfficer', 'service'] },
  evolve,
  consult: {
    RecordOwnership: ({ clientId, holdings }) => named(clientId, holdings),
  },
  create: {},
  either: {
    RecordOwnership({ clientId, holdings, source, valueDate }, before, known) {
      const { today, actor } = known;
      if (known[clientKey(clientId)] === undefined) throw ClientUnknown({ field: 'clientId' });
      checkSource(source, today);
      const on = valueDateOf(valueDate, { today, notBefore: before?.lastOn });
      const kindOf = (id: string): PartyKind | undefined =>
        known[partyKey(id)]?.kind ?? (known[clientKey(id)] && 'company');
      checkChart(clientId, holdings);
      const stated = holdings.map((holding, index) => {
        const ownerKind = kindOf(holding.ownerId);
        const field = `holdings.${index}`;
        if (!ownerKind) throw clientRefusals.PartyUnknown({ field: `${field}.ownerId` });
        if (kindOf(holding.ownedId) === 'person') throw refuse.PersonOwned({ field });
        return { ...holding, ownerKind };
      });
      return OwnershipRecorded({ holdings: stated, source, recordedBy: actor.id, valueDate: on });
    },
  },
  decide: {},
});
