import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { CommitteeVote } from '../../committee/committee.codes.js';
import { Resolution } from '../../committee/committee.codes.js';
import { committeeEvents } from '../../committee/committee.events.js';

/** The vote of the credit committee on one application. */
export interface CommitteeRow {
  readonly applicationId: string;
  readonly clientId: string;
  readonly members: readonly string[];
  readonly quorum: number;
  readonly votes: readonly {
    readonly member: string;
    readonly vote: CommitteeVote;
    readonly comment: string;
    readonly on: Day;
  }[];
  readonly convenedOn: Day;
  readonly resolution?: Resolution;
  readonly resolvedOn?: Day;
}

/** The vote on one application. */
export class GetCommitteeVote extends ViewQuery<CommitteeRow> {
  @IsId() readonly applicationId!: string;
}

/** The votes of the credit committee. */
export class ListCommitteeVotes extends ListQuery<CommitteeRow> {
  @IsOptional() @IsCode(Resolution) readonly resolution?: Resolution;
}

const opens: Openings<CommitteeRow, typeof committeeEvents> = {
  CommitteeConvened: ({ clientId, members, quorum, valueDate }, { id }) => ({
    applicationId: id,
    clientId,
    members,
    quorum,
    votes: [],
    convenedOn: valueDate,
  }),
};

const on: Rows<CommitteeRow, typeof committeeEvents> = {
  VoteCast: ({ member, vote, comment, valueDate }, row) => ({
    ...row,
    votes: [
      ...row.votes.filter((each) => each.member !== member),
      { member, vote, comment, on: valueDate },
    ],
  }),
  CommitteeResolved: ({ resolution, valueDate }, row) => ({
    ...row,
    resolution,
    resolvedOn: valueDate,
  }),
};

/** What the credit committee votes on, and how. */
export const committeeVotes = defineView({
  name: 'committee-votes',
  events: committeeEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetCommitteeVote, ListCommitteeVotes },
  allow: { GetCommitteeVote: everyone, ListCommitteeVotes: everyone },
  answer: {
    GetCommitteeVote: ({ applicationId }, rows) => rows.get(applicationId),
    ListCommitteeVotes: ({ resolution, limit, cursor, sort = '-convenedOn' }, rows) =>
      rows.page({ resolution }, { limit, cursor, sort }),
  },
  indexes: [{ convenedOn: -1 }, { resolution: 1, convenedOn: -1 }],
});
