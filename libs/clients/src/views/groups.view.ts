import type { Day } from '#kernel';
import { defineView, everyone, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import type { GroupRole } from '../clients.codes.js';
import type { Name } from '../client/name.js';
import { groupEvents } from '../group/group.events.js';
import { searchKey, searchKeys } from './search-keys.js';

/** A group and the clients that belong to it today. */
export interface GroupRow {
  readonly groupId: string;
  readonly name: Name;
  readonly formedOn: Day;
  readonly dissolvedOn?: Day;
  readonly clients: readonly {
    readonly clientId: string;
    readonly role: GroupRole;
    readonly since: Day;
  }[];
  readonly searchKeys: readonly string[];
}

/** One group with its clients. */
export class GetGroup extends ViewQuery<GroupRow> {
  @IsId() readonly groupId!: string;
}

/** Groups by any part of their names. */
export class ListGroups extends ListQuery<GroupRow> {
  @IsOptional()
  @IsText({ max: 100 })
  @Matches(/[\p{L}\p{N}]/u, { message: '$property must hold a letter, a character or a digit' })
  readonly search?: string;
}

/** Groups of companies that the bank looks at as one. */
export const groups = defineView({
  name: 'groups',
  events: groupEvents,
  opens: {
    GroupFormed: ({ name }, { id, valueDate }): GroupRow => ({
      groupId: id,
      name,
      formedOn: valueDate,
      clients: [],
      searchKeys: searchKeys(name),
    }),
  },
  on: {
    ClientJoinedGroup: ({ clientId, role }, row, { valueDate }) => ({
      ...row,
      clients: [
        ...row.clients.filter((one) => one.clientId !== clientId),
        { clientId, role, since: valueDate },
      ],
    }),
    ClientLeftGroup: ({ clientId }, row) => ({
      ...row,
      clients: row.clients.filter((one) => one.clientId !== clientId),
    }),
    GroupDissolved: (_, row, { valueDate }) => ({ ...row, dissolvedOn: valueDate }),
  },
  scope: { clients: 'clients.clientId' },
  queries: { GetGroup, ListGroups },
  allow: { GetGroup: everyone, ListGroups: everyone },
  answer: {
    GetGroup: ({ groupId }, all) => all.get(groupId),
    ListGroups: ({ search, ...request }, all) =>
      all.page(
        search === undefined ? {} : { searchKeys: { anyStartsWith: searchKey(search) } },
        request,
      ),
  },
  indexes: [{ searchKeys: 1 }],
});
