import type { Day, Rows } from '#kernel';
import { defineView, anybody, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { OrganisationName } from '../name.js';
import type { TeamFunction } from '../organisation.codes.js';
import { TeamKind } from '../organisation.codes.js';
import { teamEvents } from '../team/team.events.js';

/** A team and the people who belong to it today. */
export interface TeamRow {
  readonly teamId: string;
  readonly kind: TeamKind;
  readonly name: OrganisationName;
  readonly formedOn: Day;
  readonly dissolvedOn?: Day;
  readonly members: readonly {
    readonly personId: string;
    readonly function: TeamFunction;
    readonly since: Day;
  }[];
  readonly memberIds: readonly string[];
}

/** One team with its members. */
export class GetTeam extends ViewQuery<TeamRow> {
  @IsId() readonly teamId!: string;
}

/** Teams by what they are formed for and by who belongs to them. */
export class ListTeams extends ListQuery<TeamRow> {
  @IsOptional() @IsCode(TeamKind) readonly kind?: TeamKind;

  @IsOptional() @IsId() readonly personId?: string;
}

const withMembers = (row: TeamRow, members: TeamRow['members']): TeamRow => ({
  ...row,
  members,
  memberIds: members.map(({ personId }) => personId),
});
const others = ({ members }: TeamRow, personId: string) =>
  members.filter((member) => member.personId !== personId);

const on: Rows<TeamRow, typeof teamEvents> = {
  TeamMemberJoined: ({ personId, function: as }, row, { valueDate }) =>
    withMembers(row, [...others(row, personId), { personId, function: as, since: valueDate }]),
  TeamMemberLeft: ({ personId }, row) => withMembers(row, others(row, personId)),
  TeamDissolved: (_, row, { valueDate }) => ({ ...row, dissolvedOn: valueDate }),
};

/** Every team of the bank. */
export const teams = defineView({
  name: 'teams',
  events: teamEvents,
  opens: {
    TeamFormed: ({ kind, name }, { id, valueDate }): TeamRow => ({
      teamId: id,
      kind,
      name,
      formedOn: valueDate,
      members: [],
      memberIds: [],
    }),
  },
  on,
  scope: 'open',
  queries: { GetTeam, ListTeams },
  allow: { GetTeam: anybody, ListTeams: anybody },
  answer: {
    GetTeam: ({ teamId }, all) => all.get(teamId),
    ListTeams: ({ kind, personId, ...page }, all) => all.page({ kind, memberIds: personId }, page),
  },
  indexes: [{ kind: 1 }, { memberIds: 1 }],
});
