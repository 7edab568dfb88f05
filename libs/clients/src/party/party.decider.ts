import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { checkSource } from '../client/check-source.js';
import { ClientUnknown } from '../client/client.refusals.js';
import { clientFile } from '../views/client-file.view.js';
import * as commands from './party.commands.js';
import { partyEvents } from './party.events.js';
import { partyRefusals as refuse } from './party.refusals.js';

const { PersonRegistered, OrganisationRegistered, DemographicsStated, DemographicsWithdrawn } =
  partyEvents;

interface Party {
  readonly clientId: string;
  readonly isPerson: boolean;
  readonly hasConsent: boolean;
  readonly lastOn: Day;
}

const evolve: Evolve<Party, typeof partyEvents> = {
  PersonRegistered: ({ clientId, valueDate: lastOn }) => ({
    clientId,
    isPerson: true,
    hasConsent: false,
    lastOn,
  }),
  OrganisationRegistered: ({ clientId, valueDate: lastOn }) => ({
    clientId,
    isPerson: false,
    hasConsent: false,
    lastOn,
  }),
  DemographicsStated: ({ valueDate: lastOn }, party) => ({ ...party, hasConsent: true, lastOn }),
  DemographicsWithdrawn: ({ valueDate: lastOn }, party) => ({
    ...party,
    hasConsent: false,
    lastOn,
  }),
};

const officers = ['relationshipManager', 'riskOfficer', 'service'] as const;

/** A person or an organisation that is no client and has to do with one. */
export const party = defineDecider({
  stream: 'party',
  by: 'partyId',
  prefix: 'pt',
  events: partyEvents,
  commands,
  allow: {
    RegisterPerson: officers,
    RegisterOrganisation: officers,
    StateDemographics: officers,
    WithdrawDemographics: officers,
  },
  evolve,
  consult: {
    RegisterPerson: ({ clientId }) => ({ client: clientFile.row(clientId) }),
    RegisterOrganisation: ({ clientId }) => ({ client: clientFile.row(clientId) }),
  },
  create: {
    RegisterPerson(command, { today, client }) {
      const { clientId, fullName, identity, country, source, valueDate } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      checkSource(source, today);
      return PersonRegistered({
        clientId,
        fullName,
        ...(identity && { identity }),
        ...(country !== undefined && { country }),
        source,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
    RegisterOrganisation(command, { today, client }) {
      const { clientId, kind, name, registrationNumber, country, source, valueDate } = command;
      if (!client) throw ClientUnknown({ field: 'clientId', found: clientId });
      checkSource(source, today);
      return OrganisationRegistered({
        clientId,
        kind,
        name,
        ...(registrationNumber !== undefined && { registrationNumber }),
        ...(country !== undefined && { country }),
        source,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
  decide: {
    StateDemographics({ demographics, consent, source, valueDate }, party, { today }) {
      if (!party.isPerson) throw refuse.NotAPerson();
      checkSource(source, today);
      if (Object.keys(demographics).length === 0) {
        throw refuse.NothingStated({ field: 'demographics' });
      }
      const { givenOn, until } = consent;
      if (givenOn > today || (until !== undefined && until < today)) {
        throw refuse.ConsentNotInForce({ field: 'consent', givenOn, until });
      }
      const on = valueDateOf(valueDate, { today, notBefore: party.lastOn });
      return DemographicsStated({ demographics, consent, source, valueDate: on });
    },
    WithdrawDemographics({ reason, valueDate }, { hasConsent, lastOn }, { today }) {
      if (!hasConsent) throw refuse.NothingToWithdraw();
      const on = valueDateOf(valueDate, { today, notBefore: lastOn });
      return DemographicsWithdrawn({ reason, valueDate: on });
    },
  },
});
