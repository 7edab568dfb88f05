import type { DataOf, Day, Occurrence, Openings, Page, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { clientEvents } from '../client/client.events.js';
import type { Name } from '../client/name.js';
import type { Quality } from '../data-quality/data-quality.rules.js';
import { qualityOn } from '../data-quality/data-quality.rules.js';
import { ownershipEvents } from '../ownership/ownership.events.js';

/** What the file of a client holds, with the day of each fact's source. */
export interface FiledRow {
  readonly clientId: string;
  readonly name: Name;
  readonly managerId?: string;
  readonly facts: Readonly<Record<string, Day>>;
  /** How much of it is there: 0 to 100, as of the last change. Lists are sorted by it. */
  readonly completeness: number;
}

/** The quality of one file on a day. */
export interface DataQuality extends Quality {
  readonly clientId: string;
  readonly name: Name;
  readonly managerId?: string;
  readonly day: Day;
}

/** How complete and fresh the file of a client is, and what it lacks. */
export class GetDataQuality extends ViewQuery<DataQuality> {
  @IsId() readonly clientId!: string;
}

/** The files with what they lack, the poorest first: the work list of a manager. */
export class ListDataGaps extends ListQuery<DataQuality> {
  @IsOptional() @IsId() readonly managerId?: string;
}

const events = {
  ...pick(
    clientEvents,
    'ClientRegistered',
    'ClientMigrated',
    'ClientFactsUpdated',
    'RegistrationCorrected',
    'AnnualRevenueReported',
    'ClientDescribed',
    'RelationshipManagerAssigned',
    'RelationshipManagerTransferred',
  ),
  ...ownershipEvents,
};

const told = (names: readonly string[], on: Day): Readonly<Record<string, Day>> =>
  Object.fromEntries(names.map((name) => [name, on]));

/** The row with more facts, and what it then is worth. */
function withFacts(row: FiledRow, facts: FiledRow['facts'], { valueDate }: Occurrence): FiledRow {
  const all = { ...row.facts, ...facts };
  return { ...row, facts: all, completeness: qualityOn(all, valueDate).score };
}

type Opening = Pick<
  DataOf<typeof clientEvents.ClientRegistered>,
  'facts' | 'source' | 'registration'
>;

const opened = ({ facts, source, registration }: Opening, where: Occurrence): FiledRow => {
  const names = [...Object.keys(facts), ...(registration ? ['registration'] : [])];
  const bare = { clientId: where.id, name: facts.name, facts: {}, completeness: 0 };
  return withFacts(bare, told(names, source.statedOn), where);
};

const opens: Openings<FiledRow, typeof events> = {
  ClientRegistered: opened,
  ClientMigrated: opened,
};

const on: Rows<FiledRow, typeof events> = {
  ClientFactsUpdated: ({ facts, source }, row, where) =>
    withFacts(
      { ...row, ...(facts.name && { name: facts.name }) },
      told(Object.keys(facts), source.statedOn),
      where,
    ),
  RegistrationCorrected: (_, row, where) =>
    withFacts(row, told(['registration'], where.valueDate), where),
  AnnualRevenueReported: ({ source }, row, where) =>
    withFacts(row, told(['revenue'], source.statedOn), where),
  ClientDescribed: ({ section, source }, row, where) =>
    withFacts(row, told([`profile.${section}`], source.statedOn), where),
  RelationshipManagerAssigned: ({ managerId }, row, where) =>
    withFacts({ ...row, managerId }, told(['manager'], where.valueDate), where),
  RelationshipManagerTransferred: ({ managerId }, row, where) =>
    withFacts({ ...row, managerId }, told(['manager'], where.valueDate), where),
  OwnershipRecorded: ({ source }, row, where) =>
    withFacts(row, told(['ownership'], source.statedOn), where),
};

const judged = ({ clientId, name, managerId, facts }: FiledRow, day: Day): DataQuality => ({
  clientId,
  name,
  ...(managerId !== undefined && { managerId }),
  day,
  ...qualityOn(facts, day),
});

const pageOf = ({ items, next }: Page<FiledRow>, day: Day): Page<DataQuality> => ({
  items: items.map((row) => judged(row, day)),
  next,
});

/** How complete and fresh the files of clients are. */
export const dataQuality = defineView({
  name: 'data-quality',
  events,
  by: 'clientId',
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetDataQuality, ListDataGaps },
  allow: { GetDataQuality: everyone, ListDataGaps: everyone },
  answer: {
    GetDataQuality: async ({ clientId }, rows, { today = '' }) =>
      judged(await rows.get(clientId), today),
    ListDataGaps: async ({ managerId, limit, cursor, sort = 'completeness' }, rows, asked) =>
      pageOf(await rows.page({ managerId }, { limit, cursor, sort }), asked.today ?? ''),
  },
  indexes: [{ completeness: 1 }, { managerId: 1, completeness: 1 }],
  orders: ['completeness'],
});
