import type { Occurrence, Rows } from '#kernel';
import { defineView, IsId, pick, ViewQuery } from '#kernel';
import { accessEvents } from '../access/access.events.js';
import { clientEvents } from '../client/client.events.js';
import { mergeEvents } from '../merge/merge.events.js';
import type { Joined } from './client-file.rows.js';

/** Who sees a client: its manager, the heads of its units, teams, or only some persons. */
export class GetClientAccess extends ViewQuery<ClientScope> {
  @IsId() readonly clientId!: string;
}

/** Whose a client is. */
export interface ClientScope {
  readonly clientId: string;
  readonly managerId?: string;
  /** The manager's unit and those above it. */
  readonly units: readonly string[];
  /** The teams that the client is shared with. */
  readonly teamIds: readonly string[];
  /** The only persons who see it, where it is restricted. */
  readonly restrictedTo?: readonly string[];
  /** The client that it was merged into. */
  readonly mergedInto?: Joined;
  /** The records that were merged into it. */
  readonly merged?: readonly Joined[];
}

const events = {
  ...clientEvents,
  ...accessEvents,
  ...pick(mergeEvents, 'ClientMerged', 'MergeUndone'),
};

const opened = (_: unknown, { id }: Occurrence): ClientScope => ({
  clientId: id,
  units: [],
  teamIds: [],
});

const on: Rows<ClientScope, typeof events> = {
  RelationshipManagerAssigned: ({ managerId, units }, row) => ({ ...row, managerId, units }),
  RelationshipManagerTransferred: ({ managerId, units }, row) => ({ ...row, managerId, units }),
  ClientPlaced: ({ units }, row) => ({ ...row, units }),
  ClientShared: ({ teamId }, row) => ({ ...row, teamIds: [...row.teamIds, teamId] }),
  ClientUnshared: ({ teamId }, row) => ({
    ...row,
    teamIds: row.teamIds.filter((each) => each !== teamId),
  }),
  ClientRestricted: ({ personIds }, row) => ({ ...row, restrictedTo: personIds }),
  RestrictionLifted: (_, { restrictedTo: _was, ...row }) => row,
  ClientMerged: ({ clientId, into, valueDate: since }, row) =>
    row.clientId === clientId
      ? { ...row, mergedInto: { clientId: into, since } }
      : { ...row, merged: [...(row.merged ?? []), { clientId, since }] },
  MergeUndone: ({ clientId }, { mergedInto, merged = [], ...row }) => {
    const others = merged.filter((each) => each.clientId !== clientId);
    const isOther = row.clientId !== clientId && mergedInto !== undefined;
    return { ...row, ...(isOther && { mergedInto }), ...(others.length > 0 && { merged: others }) };
  },
};

/** Whose each client is: what a person may see follows from it, in every view. */
export const clientScope = defineView({
  name: 'client-scope',
  version: 3,
  events,
  opens: { ClientRegistered: opened, ClientMigrated: opened },
  on,
  by: 'clientId',
  key: {
    ClientMerged: ({ into, clientId }) => [into, clientId],
    MergeUndone: ({ into, clientId }) => [into, clientId],
  },
  scope: { client: 'clientId' },
  queries: { GetClientAccess },
  allow: { GetClientAccess: ['relationshipManager', 'unitHead', 'riskOfficer', 'auditor'] },
  answer: { GetClientAccess: ({ clientId }, rows) => rows.get(clientId) },
  indexes: [{ units: 1 }],
});
