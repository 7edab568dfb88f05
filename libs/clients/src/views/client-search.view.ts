import type { DataOf, Day, Occurrence, Rows, Table, Total, Where } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, pick, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import {
  ClientFlag,
  LegalForm,
  LifecycleStage,
  MaturityStage,
  PartyRole,
  SizeClass,
} from '../clients.codes.js';
import { clientEvents } from '../client/client.events.js';
import type { ClientFacts } from '../client/client-facts.js';
import { groupEvents } from '../group/group.events.js';
import { IndustryScheme } from '../industry/industry.codes.js';
import { RegionScheme } from '../region/region.codes.js';
import type { Registration } from '../registration/registration.js';
import { mergeEvents } from '../merge/merge.events.js';
import { nameKeys } from './name-key.js';
import { searchKey, searchKeys } from './search-keys.js';

/** What a list of clients shows, and what it may be narrowed by. */
export interface ClientEntry extends ClientFacts {
  readonly clientId: string;
  readonly form: LegalForm;
  readonly role: PartyRole;
  readonly lifecycle: LifecycleStage;
  readonly registration?: Registration;
  readonly managerId?: string;
  readonly groupIds: readonly string[];
  readonly relationshipSince: Day;
  /** What is typed is the beginning of one of these. */
  readonly searchKeys: readonly string[];
  /** Its names without legal form: what duplicates are found by. */
  readonly nameKeys: readonly string[];
  /** Whether it was merged into another client: lists and totals leave it out. */
  readonly isMerged: boolean;
}

/** Clients by any part of a name or by registration number, and by what they are. */
export class ListClients extends ListQuery<ClientEntry> {
  /** The beginning of any word of a name, any part of a Chinese name, or a registration number. */
  @IsOptional()
  @IsText({ max: 100 })
  @Matches(/[\p{L}\p{N}]/u, { message: '$property must hold a letter, a character or a digit' })
  readonly search?: string;

  @IsOptional() @IsId() readonly managerId?: string;
  @IsOptional() @IsId() readonly groupId?: string;
  @IsOptional() @IsCode(IndustryScheme) readonly industryScheme?: IndustryScheme;
  @IsOptional() @IsText({ max: 10 }) readonly industry?: string;
  @IsOptional() @IsCode(RegionScheme) readonly regionScheme?: RegionScheme;
  @IsOptional() @IsText({ max: 10 }) readonly region?: string;
  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;
  @IsOptional() @IsCode(MaturityStage) readonly maturity?: MaturityStage;
  @IsOptional() @IsCode(LifecycleStage) readonly lifecycle?: LifecycleStage;
  @IsOptional() @IsCode(LegalForm) readonly form?: LegalForm;
  @IsOptional() @IsCode(PartyRole) readonly role?: PartyRole;

  /** Who stands behind the client. */
  @IsOptional() @IsCode(ClientFlag) readonly flag?: ClientFlag;
}

/** A client and its name. */
export type NamedClient = Pick<ClientEntry, 'clientId' | 'name'>;

/** The names of some clients that are known by their ids; those the asker does not see are left out. */
export class GetClientNames extends ViewQuery<readonly NamedClient[]> {
  /** Separated by commas. */
  @Transform(({ value }: { readonly value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsArray()
  @ArrayMaxSize(500)
  @IsId({ each: true })
  readonly ids!: readonly string[];
}

/** A client that may be the one that somebody is about to register. */
export interface LikelyDuplicate extends NamedClient {
  readonly because: 'registration' | 'name';
  readonly managerId?: string;
  readonly registration?: Registration;
}

/**
 * Clients that may be the same as the one with this name or number, those of the same number first:
 * asked before a client is registered, and to find what is to be merged.
 */
export class FindDuplicates extends ViewQuery<readonly LikelyDuplicate[]> {
  @IsText({ max: 200 }) readonly name!: string;

  @IsOptional() @IsText({ max: 40 }) readonly registrationNumber?: string;
}

/** What clients may be counted by. */
export const clientDimensions = [
  'industry',
  'region',
  'size',
  'maturity',
  'lifecycle',
  'manager',
  'form',
  'role',
] as const;
export type ClientDimension = (typeof clientDimensions)[number];

/** How many clients there are of each kind. */
export class CountClients extends ViewQuery<readonly Total[]> {
  @IsIn(clientDimensions, { message: `$property must be one of: ${clientDimensions.join(', ')}` })
  readonly dimension!: ClientDimension;
}

const events = {
  ...clientEvents,
  ...pick(groupEvents, 'ClientJoinedGroup', 'ClientLeftGroup'),
  ...pick(mergeEvents, 'ClientMerged', 'MergeUndone'),
};

type Opening = Pick<
  DataOf<typeof clientEvents.ClientRegistered>,
  'form' | 'role' | 'lifecycle' | 'registration' | 'facts' | 'relationshipSince'
>;

const entered = (data: Opening, { id, valueDate }: Occurrence): ClientEntry => ({
  ...data.facts,
  clientId: id,
  form: data.form,
  role: data.role,
  lifecycle: data.lifecycle,
  ...(data.registration && { registration: data.registration }),
  groupIds: [],
  relationshipSince: data.relationshipSince ?? valueDate,
  searchKeys: searchKeys(data.facts.name, data.registration),
  nameKeys: nameKeys(data.facts.name),
  isMerged: false,
});

const on: Rows<ClientEntry, typeof events> = {
  ClientFactsUpdated: ({ facts }, row) => ({
    ...row,
    ...facts,
    ...(facts.name && {
      searchKeys: searchKeys(facts.name, row.registration),
      nameKeys: nameKeys(facts.name),
    }),
  }),
  RegistrationCorrected: ({ registration }, row) => ({
    ...row,
    registration,
    searchKeys: searchKeys(row.name, registration),
  }),
  ProspectConverted: ({ lifecycle }, row) => ({ ...row, role: 'client', lifecycle }),
  LifecycleStageChanged: ({ to }, row) => ({ ...row, lifecycle: to }),
  RelationshipManagerAssigned: ({ managerId }, row) => ({ ...row, managerId }),
  RelationshipManagerTransferred: ({ managerId }, row) => ({ ...row, managerId }),
  ClientJoinedGroup: (_, row, { id }) => ({ ...row, groupIds: [...row.groupIds, id] }),
  ClientLeftGroup: (_, row, { id }) => ({
    ...row,
    groupIds: row.groupIds.filter((groupId) => groupId !== id),
  }),
  ClientMerged: (_, row) => ({ ...row, isMerged: true }),
  MergeUndone: (_, row) => ({ ...row, isMerged: false }),
};

/** The group of a row in each dimension; a client counts once in each. */
const groups: Readonly<Record<ClientDimension, (row: ClientEntry) => string | undefined>> = {
  industry: ({ industry }) => industry && `${industry.scheme}:${industry.code}`,
  region: ({ region }) => region && `${region.scheme}:${region.code}`,
  size: ({ size }) => size,
  maturity: ({ maturity }) => maturity,
  lifecycle: ({ lifecycle }) => lifecycle,
  manager: ({ managerId }) => managerId,
  form: ({ form }) => form,
  role: ({ role }) => role,
};

/** Finds clients, and counts them by what they are. */
export const clientSearch = defineView({
  name: 'client-search',
  version: 2,
  events,
  opens: { ClientRegistered: entered, ClientMigrated: entered },
  on,
  by: 'clientId',
  rollups: {
    clients: (row: ClientEntry) =>
      row.isMerged
        ? []
        : clientDimensions.map((dimension) => ({
            group: { dimension, value: groups[dimension](row) ?? 'unknown' },
            sums: {},
          })),
  },
  scope: { client: 'clientId' },
  queries: { ListClients, CountClients, GetClientNames, FindDuplicates },
  allow: {
    ListClients: everyone,
    CountClients: everyone,
    GetClientNames: everyone,
    FindDuplicates: everyone,
  },
  answer: {
    ListClients: (query, clients) =>
      clients.page(
        {
          ...(query.search !== undefined && {
            searchKeys: { anyStartsWith: searchKey(query.search) },
          }),
          isMerged: false,
          managerId: query.managerId,
          groupIds: query.groupId,
          'industry.scheme': query.industryScheme,
          'industry.code': query.industry,
          'region.scheme': query.regionScheme,
          'region.code': query.region,
          size: query.size,
          maturity: query.maturity,
          lifecycle: query.lifecycle,
          form: query.form,
          role: query.role,
          flags: query.flag,
        },
        query,
      ),
    GetClientNames: async ({ ids }, clients) => {
      const found = await Promise.all(ids.map((id) => clients.find(id)));
      return found.flatMap((row) => (row ? [{ clientId: row.clientId, name: row.name }] : []));
    },
    FindDuplicates: (query, clients) => duplicatesOf(query, clients),
    CountClients: ({ dimension }, clients) => clients.totals('clients', { dimension }),
  },
  indexes: [
    { searchKeys: 1 },
    { nameKeys: 1 },
    { 'registration.number': 1 },
    { managerId: 1 },
    { groupIds: 1 },
    { 'industry.code': 1 },
    { 'region.code': 1 },
    { lifecycle: 1 },
  ],
});

const mostDuplicates = 20;

async function duplicatesOf(
  { name, registrationNumber }: FindDuplicates,
  clients: Table<ClientEntry>,
): Promise<readonly LikelyDuplicate[]> {
  const of = async (because: LikelyDuplicate['because'], where: Where<ClientEntry>) => {
    const { items } = await clients.page({ ...where, isMerged: false }, { limit: mostDuplicates });
    return items.map(({ clientId, name: called, managerId, registration }): LikelyDuplicate => ({
      ...{ clientId, name: called, because },
      ...(managerId !== undefined && { managerId }),
      ...(registration && { registration }),
    }));
  };
  const found = await Promise.all([
    ...(registrationNumber === undefined
      ? []
      : [of('registration', { 'registration.number': registrationNumber })]),
    ...nameKeys({ en: name }).map((key) => of('name', { nameKeys: key })),
  ]);
  const seen = new Set<string>();
  return found.flat().filter(({ clientId }) => !seen.has(clientId) && seen.add(clientId));
}
