import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { clientEvents } from '../client/client.events.js';
import type { FactSource } from '../client/client-facts.js';
import type { Name } from '../client/name.js';
import type { Relation } from '../clients.codes.js';
import { PartyKind } from '../party/party.codes.js';
import { partyEvents } from '../party/party.events.js';
import type { Consent, Demographics, Identity } from '../party/party.fields.js';
import { IsIdentityNumber } from '../party/party.fields.js';

/** What a party is to a client. */
interface Tie {
  /** The client in whose file the link was made. */
  readonly linkedBy: string;
  readonly relation: Relation;
  readonly share?: string;
  readonly since: Day;
}

/** A person or an organisation outside, and the clients that it has to do with. */
export interface PartyRow {
  readonly partyId: string;
  /** The client that it was registered for: whose people see who it is. */
  readonly clientId: string;
  readonly kind: PartyKind;
  /** Of an organisation. */
  readonly name?: Name;
  readonly registrationNumber?: string;
  /** Of a person; absent once the person is erased. */
  readonly fullName?: string;
  readonly identity?: Identity;
  readonly country?: string;
  readonly demographics?: Demographics;
  readonly consent?: Consent & { readonly withdrawnOn?: Day };
  /** The clients that it has to do with, the one it was registered for first. */
  readonly clients: readonly string[];
  readonly relations: readonly Tie[];
  readonly source: FactSource;
  readonly registeredOn: Day;
}

/** One person or organisation outside. */
export class GetParty extends ViewQuery<PartyRow> {
  @IsId() readonly partyId!: string;
}

/** People and organisations outside, of a client or of a kind. */
export class ListParties extends ListQuery<PartyRow> {
  @IsOptional() @IsId() readonly clientId?: string;

  @IsOptional() @IsCode(PartyKind) readonly kind?: PartyKind;

  /** The whole name of a person. */
  @IsOptional() @IsText({ max: 100 }) readonly fullName?: string;

  /** The number of the paper that says who somebody is. */
  @IsOptional() @IsIdentityNumber() readonly identityNumber?: string;
}

const events = {
  ...partyEvents,
  ...pick(clientEvents, 'RelatedPartyLinked', 'RelatedPartyUnlinked'),
};

const opens: Openings<PartyRow, typeof events> = {
  PersonRegistered: ({ clientId, valueDate, ...data }) => ({
    ...data,
    clientId,
    kind: 'person',
    clients: [clientId],
    relations: [],
    registeredOn: valueDate,
  }),
  OrganisationRegistered: ({ clientId, valueDate, ...data }) => ({
    ...data,
    clientId,
    clients: [clientId],
    relations: [],
    registeredOn: valueDate,
  }),
};

/** The row with other relations. It keeps to do with the client it was registered for. */
function related(row: PartyRow, relations: readonly Tie[]): PartyRow {
  const clients = [...new Set([row.clientId, ...relations.map(({ linkedBy }) => linkedBy)])];
  return { ...row, clients, relations };
}

const without = (ties: readonly Tie[], clientId: string, relation: Relation) =>
  ties.filter((tie) => tie.linkedBy !== clientId || tie.relation !== relation);

const on: Rows<PartyRow, typeof events> = {
  DemographicsStated: ({ demographics, consent }, { demographics: _, ...row }) => ({
    ...row,
    ...(demographics && { demographics }),
    consent,
  }),
  DemographicsWithdrawn: ({ valueDate }, { demographics: _, consent, ...row }) => ({
    ...row,
    ...(consent && { consent: { ...consent, withdrawnOn: valueDate } }),
  }),
  RelatedPartyLinked: ({ clientId, relation, share }, row, { valueDate }) =>
    related(row, [
      ...without(row.relations, clientId, relation),
      {
        linkedBy: clientId,
        relation,
        ...(share !== undefined && { share }),
        since: valueDate,
      },
    ]),
  RelatedPartyUnlinked: ({ clientId, relation }, row) =>
    related(row, without(row.relations, clientId, relation)),
};

/** The row as it may be shown on a day: demographics only while the consent holds. */
export function agreedOn(row: PartyRow, day: Day): PartyRow {
  const { demographics: _, ...rest } = row;
  const until = row.consent?.until;
  return until !== undefined && until < day ? rest : row;
}

interface Link {
  readonly partyId: string;
  readonly isOutside?: true;
}
const outside = ({ partyId, isOutside }: Link) => (isOutside ? partyId : []);

const officers = ['relationshipManager', 'riskOfficer', 'unitHead', 'auditor'] as const;

/** People and organisations that are no clients, and the clients that they have to do with. */
export const parties = defineView({
  name: 'parties',
  version: 3,
  events,
  by: 'partyId',
  opens,
  on,
  key: { RelatedPartyLinked: outside, RelatedPartyUnlinked: outside },
  // Whoever links a party with a client of theirs does not thereby learn who it is.
  scope: { client: 'clientId' },
  masked: [
    { field: 'identity', seenBy: officers },
    { field: 'demographics', seenBy: officers },
  ],
  personal: {
    of: 'partyId',
    fields: ['fullName', 'identity', 'demographics'],
    searched: ['fullName', 'identity.number'],
  },
  queries: { GetParty, ListParties },
  allow: { GetParty: everyone, ListParties: everyone },
  answer: {
    GetParty: async ({ partyId }, rows, { today = '' }) => agreedOn(await rows.get(partyId), today),
    ListParties: async (query, rows, { today = '' }) => {
      const { clientId, kind, fullName, limit, cursor, sort = '-registeredOn' } = query;
      const where = { clients: clientId, kind, fullName, 'identity.number': query.identityNumber };
      const { items, next } = await rows.page(where, { limit, cursor, sort });
      return { items: items.map((row) => agreedOn(row, today)), next };
    },
  },
  indexes: [{ registeredOn: -1 }, { clients: 1, registeredOn: -1 }, { kind: 1 }],
  orders: ['registeredOn'],
});
