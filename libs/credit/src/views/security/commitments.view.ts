import type { Money, Rows } from '#kernel';
import { defineView, IsId, ListQuery, plus, ViewQuery } from '#kernel';
import { applicationEvents } from '../../application/application.events.js';

/** What a client or a group has been granted and may still owe or draw, by currency. */
export interface CommitmentRow {
  /** A client or a group. */
  readonly id: string;
  readonly granted: readonly Money[];
  readonly credits: number;
}

/** The commitments of one client or group. */
export class GetCommitments extends ViewQuery<CommitmentRow> {
  @IsId() readonly id!: string;
}

/** The commitments of all clients and groups. */
export class ListCommitments extends ListQuery<CommitmentRow> {}

/** The amounts with one more; a currency that comes to nothing is left out. */
function added(amounts: readonly Money[], amount: Money): readonly Money[] {
  const others = amounts.filter(({ currency }) => currency !== amount.currency);
  const same = amounts.find(({ currency }) => currency === amount.currency);
  const sum = same ? plus(same, amount) : amount;
  return sum.minor === 0
    ? others
    : [...others, sum].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}

const on: Rows<CommitmentRow, typeof applicationEvents> = {
  ApplicationApproved: ({ terms, origin }, row) =>
    origin ? row : { ...row, granted: added(row.granted, terms.amount), credits: row.credits + 1 },
  CommitmentEnded: ({ amount: { minor, currency } }, row) => ({
    ...row,
    granted: added(row.granted, { minor: -minor, currency }),
    credits: row.credits - 1,
  }),
};

/** What a client was granted, by all records that are the same client. */
export const commitmentsTogether = (rows: readonly CommitmentRow[]): CommitmentRow => ({
  id: rows[0]?.id ?? '',
  granted: rows.flatMap(({ granted }) => granted).reduce<readonly Money[]>(added, []),
  credits: rows.reduce((sum, { credits }) => sum + credits, 0),
});

const concerned = ({
  clientId,
  groupIds,
}: {
  readonly clientId: string;
  readonly groupIds: readonly string[];
}) => [clientId, ...groupIds];

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** What each client and each group has been granted: what authority is held against. */
export const commitments = defineView({
  name: 'commitments',
  events: applicationEvents,
  by: 'clientId',
  empty: (id): CommitmentRow => ({ id, granted: [], credits: 0 }),
  on,
  key: { ApplicationApproved: concerned, CommitmentEnded: concerned },
  scope: { client: 'id' },
  indexes: [{ id: 1 }],
  queries: { GetCommitments, ListCommitments },
  allow: { GetCommitments: readers, ListCommitments: readers },
  answer: {
    GetCommitments: ({ id }, rows) => rows.get(id),
    ListCommitments: ({ limit, cursor, sort = 'id' }, rows) =>
      rows.page({}, { limit, cursor, sort }),
  },
});
