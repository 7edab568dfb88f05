import type { DataOf, Occurrence, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import type { Relation } from '../clients.codes.js';
import { Relation as Relations } from '../clients.codes.js';
import { clientEvents } from '../client/client.events.js';
import type { FactSource } from '../client/client-facts.js';
import { groupEvents } from '../group/group.events.js';
import { mergeEvents } from '../merge/merge.events.js';
import type { ClientRow, RelatedParty, SourceOfFacts } from './client-file.rows.js';

/** The whole file of one client. */
export class GetClient extends ViewQuery<ClientRow> {
  @IsId() readonly clientId!: string;
}

/** The records that were merged into others: whose each now is, `mergedInto` tells. */
export class ListMergedClients extends ListQuery<ClientRow> {}

const events = {
  ...clientEvents,
  ...pick(groupEvents, 'ClientJoinedGroup', 'ClientLeftGroup'),
  ...pick(mergeEvents, 'ClientMerged', 'MergeUndone'),
};

type Opening = Omit<DataOf<typeof clientEvents.ClientMigrated>, 'valueDate' | 'origin'>;

const opened = (data: Opening, { id, ...occurrence }: Occurrence): ClientRow => ({
  ...data.facts,
  clientId: id,
  form: data.form,
  role: data.role,
  ...(data.registration && { registration: data.registration }),
  lifecycle: data.lifecycle,
  stages: [{ stage: data.lifecycle, since: occurrence.valueDate }],
  revenues: [],
  profile: {},
  sources: resting([], Object.keys(data.facts), data.source, occurrence),
  managers: [],
  relatedParties: [],
  groups: [],
  relationshipSince: data.relationshipSince ?? occurrence.valueDate,
});

const on: Rows<ClientRow, typeof events> = {
  ClientFactsUpdated: ({ facts, source }, row, occurrence) => ({
    ...row,
    ...facts,
    sources: resting(row.sources, Object.keys(facts), source, occurrence),
  }),
  RegistrationCorrected: ({ registration }, row) => ({ ...row, registration }),
  AnnualRevenueReported: ({ fiscalYear, revenue, source }, row, occurrence) => ({
    ...row,
    revenues: [
      ...row.revenues.filter((year) => year.fiscalYear !== fiscalYear),
      { fiscalYear, revenue },
    ].sort((a, b) => a.fiscalYear - b.fiscalYear),
    sources: resting(row.sources, [`revenue.${fiscalYear}`], source, occurrence),
  }),
  ClientDescribed: ({ section, text, source }, row, occurrence) => ({
    ...row,
    profile: { ...row.profile, [section]: text },
    sources: resting(row.sources, [`profile.${section}`], source, occurrence),
  }),
  ProspectConverted: ({ lifecycle }, row, { valueDate }) => ({
    ...row,
    role: 'client',
    lifecycle,
    stages: [...row.stages, { stage: lifecycle, since: valueDate }],
  }),
  LifecycleStageChanged: ({ to, reason }, row, { valueDate }) => ({
    ...row,
    lifecycle: to,
    stages: [...row.stages, { stage: to, since: valueDate, reason }],
  }),
  RelationshipManagerAssigned: ({ managerId }, row, { valueDate }) => ({
    ...row,
    managerId,
    managers: [...row.managers, { managerId, since: valueDate }],
  }),
  RelationshipManagerTransferred: ({ managerId, reason }, row, { valueDate }) => ({
    ...row,
    managerId,
    managers: [
      ...row.managers.map((turn) => ({ until: valueDate, ...turn })),
      { managerId, since: valueDate, reason },
    ],
  }),
  RelatedPartyLinked: (link, row, { id, valueDate }) => ({
    ...row,
    relatedParties: [
      ...row.relatedParties,
      { ...seenFrom(row, link, id), since: valueDate, linkedBy: id },
    ],
  }),
  RelatedPartyUnlinked: (link, row, { id }) => ({
    ...row,
    relatedParties: without(row.relatedParties, seenFrom(row, link, id), id),
  }),
  ClientJoinedGroup: ({ role }, row, { id, valueDate }) => ({
    ...row,
    groups: [
      ...row.groups.filter(({ groupId }) => groupId !== id),
      { groupId: id, role, since: valueDate },
    ],
  }),
  ClientLeftGroup: (_, row, { id }) => ({
    ...row,
    groups: row.groups.filter(({ groupId }) => groupId !== id),
  }),
  ClientMerged: ({ clientId, into, valueDate: since }, row) =>
    row.clientId === clientId
      ? { ...row, mergedInto: { clientId: into, since } }
      : { ...row, merged: [...(row.merged ?? []), { clientId, since }] },
  MergeUndone: ({ clientId }, { mergedInto, merged = [], ...row }) => {
    if (row.clientId === clientId) return row;
    const left = merged.filter((each) => each.clientId !== clientId);
    const own = mergedInto ? { ...row, mergedInto } : row;
    return left.length > 0 ? { ...own, merged: left } : own;
  },
};

interface Link {
  readonly partyId: string;
  readonly isOutside?: true;
  readonly relation: Relation;
  readonly share?: string;
}

/** A link stands in the files of both: in the other's file it is turned round. */
function seenFrom({ clientId }: ClientRow, link: Link, linkedBy: string) {
  const { partyId, relation, share, isOutside } = link;
  return {
    ...(isOutside && { isOutside }),
    ...(clientId === linkedBy
      ? { partyId, relation }
      : { partyId: linkedBy, relation: Relations(relation).inverse }),
    ...(share !== undefined && { share }),
  };
}

const without = (all: readonly RelatedParty[], link: Link, linkedBy: string) =>
  all.filter(
    (one) =>
      one.partyId !== link.partyId || one.relation !== link.relation || one.linkedBy !== linkedBy,
  );

/** The sources after a statement: its facts rest on it, and no longer on any before. */
function resting(
  sources: readonly SourceOfFacts[],
  facts: readonly string[],
  { provenance, statedOn }: FactSource,
  { at, actor }: Pick<Occurrence, 'at' | 'actor'>,
): readonly SourceOfFacts[] {
  const others = sources
    .map((source) => ({ ...source, facts: source.facts.filter((fact) => !facts.includes(fact)) }))
    .filter((source) => source.facts.length > 0);
  return [...others, { provenance, statedOn, recordedAt: at, recordedBy: actor, facts }];
}

/** A party outside has no file of its own. */
const bothParties = ({ partyId, isOutside }: Link, { id }: Occurrence) =>
  isOutside ? [id] : [id, partyId];

const bothRecords = ({ clientId, into }: { readonly clientId: string; readonly into: string }) => [
  clientId,
  into,
];

/** One file a client, shared by everyone who deals with it. */
export const clientFile = defineView({
  name: 'client-file',
  version: 2,
  events,
  opens: {
    ClientRegistered: opened,
    ClientMigrated: (data, occurrence) => ({ ...opened(data, occurrence), origin: data.origin }),
  },
  on,
  by: 'clientId',
  key: {
    RelatedPartyLinked: bothParties,
    RelatedPartyUnlinked: bothParties,
    ClientMerged: bothRecords,
    MergeUndone: bothRecords,
  },
  scope: { client: 'clientId' },
  // What the bank thinks of a client stays among its people.
  masked: [{ field: 'profile', seenBy: everyone.filter((role) => role !== 'service') }],
  queries: { GetClient, ListMergedClients },
  allow: { GetClient: everyone, ListMergedClients: everyone },
  answer: {
    GetClient: ({ clientId }, files) => files.get(clientId),
    ListMergedClients: (page, files) => files.page({ 'mergedInto.clientId': { from: '' } }, page),
  },
  indexes: [{ 'mergedInto.clientId': 1 }],
});
