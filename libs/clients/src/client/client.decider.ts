import type { Day } from '#kernel';
import { defineClaim, defineDecider, partsOf } from '#kernel';
import { pathOf } from '#organisation';
import { isDeepStrictEqual } from 'node:util';
import type { LegalForm } from '../clients.codes.js';
import { Relation } from '../clients.codes.js';
import type { Registration } from '../registration/registration.js';
import {
  isOfSoleProprietor,
  isUnifiedSocialCreditCode,
} from '../registration/unified-social-credit-code.js';
import { clientFile } from '../views/client-file.view.js';
import { parties } from '../views/parties.view.js';
import type { ChangedFacts, FactSource } from './client-facts.js';
import * as commands from './client.commands.js';
import { clientEvents } from './client.events.js';
import { clientRefusals } from './client.refusals.js';
import type { Client } from './client.state.js';
import { evolve, plain, relationKey } from './client.state.js';
import { stagesAfter } from './lifecycle.js';
import { managerOf, manages, placed } from './placing.js';

const {
  ClientRegistered,
  ClientMigrated,
  ClientFactsUpdated,
  RegistrationCorrected,
  AnnualRevenueReported,
  ClientDescribed,
  ProspectConverted,
  LifecycleStageChanged,
  RelationshipManagerAssigned,
  RelationshipManagerTransferred,
  ClientPlaced,
  RelatedPartyLinked,
  RelatedPartyUnlinked,
} = clientEvents;
const refuse = clientRefusals;

/** Only the Chinese code is unique by law; other registers may use the same number. */
const creditCode = defineClaim('creditCode', (number) =>
  refuse.RegistrationTaken({ field: 'registration', number }),
);

/** One party of the bank: client, prospect or staff. */
export const client = defineDecider({
  stream: 'client',
  by: 'clientId',
  prefix: 'cl',
  events: clientEvents,
  commands,
  allow: {
    RegisterClient: ['relationshipManager', 'service', 'administrator'],
    MigrateClient: ['service', 'administrator'],
    UpdateClientFacts: ['relationshipManager', 'riskOfficer', 'service'],
    CorrectRegistration: ['relationshipManager', 'administrator'],
    ReportAnnualRevenue: ['relationshipManager', 'riskOfficer', 'service'],
    DescribeClient: ['relationshipManager', 'riskOfficer'],
    ConvertProspect: ['relationshipManager'],
    ChangeLifecycleStage: ['relationshipManager', 'service'],
    AssignRelationshipManager: ['relationshipManager', 'administrator'],
    TransferRelationshipManager: ['relationshipManager', 'administrator'],
    PlaceClient: [],
    LinkRelatedParty: ['relationshipManager', 'riskOfficer', 'service'],
    UnlinkRelatedParty: ['relationshipManager', 'riskOfficer', 'service'],
  },
  evolve,
  holds: ({ registration }) =>
    registration?.scheme === 'USCC' ? [creditCode(registration.number)] : [],
  consult: {
    RegisterClient: ({ managerId }, actor) =>
      managerOf(managerId ?? (manages(actor) ? actor.id : undefined)),
    AssignRelationshipManager: ({ managerId }) => managerOf(managerId),
    TransferRelationshipManager: ({ managerId }) => managerOf(managerId),
    PlaceClient: () => managerOf(undefined),
    LinkRelatedParty: ({ partyId }) => ({
      party: clientFile.row(partyId),
      outside: parties.row(partyId),
    }),
  },

  create: {
    RegisterClient(command, { today, actor, manager, tree }) {
      const { form, role, registration, facts, source, relationshipSince, managerId } = command;
      checkRegistration(form, registration);
      checkPast(today, { facts, source, relationshipSince });
      const registered = ClientRegistered({
        form,
        role,
        lifecycle: command.lifecycle ?? (role === 'prospect' ? 'firstContact' : 'new'),
        ...(registration && { registration }),
        facts,
        source,
        ...(relationshipSince !== undefined && { relationshipSince }),
      });
      const first = managerId ?? (manages(actor) ? actor.id : undefined);
      return first === undefined
        ? registered
        : [registered, RelationshipManagerAssigned(placed(first, { manager, tree }, today))];
    },

    MigrateClient(command, { today }) {
      const { form, role, lifecycle, registration, facts, source, relationshipSince } = command;
      const { valueDate, origin } = command;
      checkRegistration(form, registration);
      checkPast(today, { facts, source, relationshipSince, valueDate });
      return ClientMigrated({
        form,
        role,
        lifecycle,
        ...(registration && { registration }),
        facts,
        source,
        ...(relationshipSince !== undefined && { relationshipSince }),
        valueDate,
        origin,
      });
    },
  },

  decide: {
    UpdateClientFacts({ facts, source }, client, { today }) {
      checkPast(today, { facts, source });
      return isKnown(client, facts, source) ? [] : ClientFactsUpdated({ facts, source });
    },

    CorrectRegistration({ registration, reason }, { form, registration: former }) {
      if (same(registration, former)) return [];
      checkRegistration(form, registration);
      return RegistrationCorrected({ registration, ...(former && { former }), reason });
    },

    ReportAnnualRevenue({ fiscalYear, revenue, source }, client, { today }) {
      checkPast(today, { source });
      checkYear(today, 'fiscalYear', fiscalYear);
      return isKnown(client, { [`revenue.${fiscalYear}`]: revenue }, source)
        ? []
        : AnnualRevenueReported({ fiscalYear, revenue, source });
    },

    DescribeClient({ section, text, source }, client, { today }) {
      checkPast(today, { source });
      return isKnown(client, { [`profile.${section}`]: text }, source)
        ? []
        : ClientDescribed({ section, text, source });
    },

    ConvertProspect(_, { role }) {
      if (role !== 'prospect') throw refuse.NotAProspect({ role });
      return ProspectConverted({ lifecycle: 'new' });
    },

    ChangeLifecycleStage({ stage, reason }, { lifecycle }) {
      if (stage === lifecycle) return [];
      const allowed = stagesAfter[lifecycle];
      if (!allowed.includes(stage)) {
        throw refuse.LifecycleLeap({ field: 'stage', from: lifecycle, allowed });
      }
      return LifecycleStageChanged({ from: lifecycle, to: stage, reason });
    },

    AssignRelationshipManager({ managerId }, client, known) {
      if (client.managerId === managerId) return [];
      if (client.managerId !== undefined) {
        throw refuse.AlreadyManaged({ managerId: client.managerId });
      }
      return RelationshipManagerAssigned(placed(managerId, known, known.today));
    },

    TransferRelationshipManager({ managerId, reason }, { managerId: formerManagerId }, known) {
      if (formerManagerId === undefined) throw refuse.NotManaged();
      if (formerManagerId === managerId) return [];
      const { units } = placed(managerId, known, known.today);
      return RelationshipManagerTransferred({ formerManagerId, managerId, units, reason });
    },

    PlaceClient(_, { units: former = [] }, { tree }) {
      const [unitId] = former;
      if (unitId === undefined || tree === undefined) return [];
      const units = pathOf(tree, unitId);
      return isDeepStrictEqual(units, former) ? [] : ClientPlaced({ units });
    },

    LinkRelatedParty({ clientId, partyId, relation, share }, { related }, { party, outside }) {
      if (partyId === clientId) throw refuse.RelatedToItself({ field: 'partyId' });
      if (!party && !outside) throw refuse.PartyUnknown({ field: 'partyId', partyId });
      const { inverse } = Relation(relation);
      if (inverse !== relation && related.includes(relationKey(inverse, partyId))) {
        throw refuse.ContraryRelation({ partyId, relation: inverse });
      }
      if (related.includes(relationKey(relation, partyId))) return [];
      return RelatedPartyLinked({
        partyId,
        ...(!party && { isOutside: true }),
        relation,
        ...(share !== undefined && { share }),
      });
    },

    UnlinkRelatedParty({ partyId, relation, reason }, { related, outside }) {
      if (!related.includes(relationKey(relation, partyId))) throw refuse.NotRelated({ partyId });
      const isOutside = outside.includes(partyId);
      return RelatedPartyUnlinked({
        partyId,
        ...(isOutside && { isOutside }),
        relation,
        reason,
      });
    },
  },
});

/** Refuses a number that cannot be right, or is of the other legal form. */
function checkRegistration(form: LegalForm, registration: Registration | undefined): void {
  if (registration?.scheme !== 'USCC') return;
  const { number } = registration;
  const field = 'registration';
  if (!isUnifiedSocialCreditCode(number)) throw refuse.RegistrationNumberWrong({ field, number });
  if (isOfSoleProprietor(number) !== (form === 'soleProprietor')) {
    throw refuse.RegistrationOfOtherForm({ field, number, form });
  }
}

/** Refuses what is said to have happened after today. */
function checkPast(
  today: Day,
  said: {
    readonly facts?: ChangedFacts;
    readonly source: FactSource;
    readonly relationshipSince?: Day | undefined;
    readonly valueDate?: Day;
  },
): void {
  const days = {
    'source.statedOn': said.source.statedOn,
    relationshipSince: said.relationshipSince,
    valueDate: said.valueDate,
  };
  for (const [field, day] of Object.entries(days)) {
    if (day !== undefined && day > today) throw refuse.DayInFuture({ field, day });
  }
  checkYear(today, 'facts.foundedYear', said.facts?.foundedYear);
}

function checkYear(today: Day, field: string, year: number | undefined): void {
  if (year !== undefined && year > partsOf(today).year) throw refuse.DayInFuture({ field, year });
}

/** Whether all of it was stated before, and by the same source. */
const isKnown = ({ known }: Client, facts: object, source: FactSource): boolean =>
  Object.entries<unknown>({ ...facts }).every(([name, value]) =>
    same(known[name], { value, source }),
  );

const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(plain(one), plain(other));
