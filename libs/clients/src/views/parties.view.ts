import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { clientEvents } from '../client/client.events.js';
import type { FactSource } from '../client/client-facts.js';
import type { Name } from '../client/name.js';
import type { Relation } from '../clients.codes.js';
import { PartyKind } from '../party/party.codes.js';
import { partyEvents } from '../party/party.events.js';
import type { Consent, Demographics, Identity } from '../party/party.fields.js';

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
}

const events = {
  ...partyEvents,
  ...pick(clientEvents, 'RelatedPartyLinked', 'RelatedPartyUnlinked'),
};

const opens: Openings<PartyRow, typeof events> = {
  PersonRegistered: ({ clientId, valueDate, ...data }) => ({
    ...data,
    kind: 'person',
    clients: [clientId],
    relations: [],
    registeredOn: valueDate,
  }),
  OrganisationRegistered: ({ clientId, valueDate, ...data }) => ({
    ...data,
    clients: [clientId],
    relations: [],
    registeredOn: valueDate,
  }),
};

/** The row with other relations. It keeps to do with the client it was registered for. */
function related(row: PartyRow, relations: readonly Tie[]): PartyRow {
  const [first = ''] = row.clients;
  const clients = [...new Set([first, ...relations.map(({ linkedBy }) => linkedBy)])];
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

interface Link {
  readonly partyId: string;
  readonly isOutside?: true;
}
const outside = ({ partyId, isOutside }: Link) => (isOutside ? partyId : []);

const officers = ['relationshipManager', 'riskOfficer', 'unitHead', 'auditor'] as const;

/** People and organisations that are no clients, and the clients that they have to do with. */
export const parties = defineView({
  name: 'parties',
  events,
  by: 'partyId',
  opens,
  on,
  key: { RelatedPartyLinked: outside, RelatedPartyUnlinked: outside },
  scope: { clients: 'clients' },
  masked: [
    { field: 'identity', seenBy: officers },
    { field: 'demographics', seenBy: officers },
  ],
  personal: { of: 'partyId', fields: ['fullName', 'identity', 'demographics'] },
  queries: { GetParty, ListParties },
  allow: { GetParty: everyone, ListParties: everyone },
  answer: {
    GetParty: ({ partyId }, rows) => rows.get(partyId),
    ListParties: ({ clientId, kind, limit, cursor, sort = '-registeredOn' }, rows) =>
      rows.page({ clients: clientId, kind }, { limit, cursor, sort }),
  },
  indexes: [{ registeredOn: -1 }, { clients: 1, registeredOn: -1 }, { kind: 1 }],
  orders: ['registeredOn'],
});
