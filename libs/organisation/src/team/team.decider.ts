import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import type { TeamFunction } from '../organisation.codes.js';
import { staffRefusals } from '../staff/staff.refusals.js';
import { staffRegister } from '../views/staff-register.view.js';
import * as commands from './team.commands.js';
import { teamEvents } from './team.events.js';
import { teamRefusals } from './team.refusals.js';

const { TeamFormed, TeamMemberJoined, TeamMemberLeft, TeamDissolved } = teamEvents;
const { TeamIsDissolved, NotInTeam, TeamIsFull } = teamRefusals;

const mostMembers = 200;

interface Team {
  readonly dissolved: boolean;
  readonly members: readonly { readonly personId: string; readonly function: TeamFunction }[];
}

const without = (members: Team['members'], personId: string): Team['members'] =>
  members.filter((member) => member.personId !== personId);

const evolve: Evolve<Team, typeof teamEvents> = {
  TeamFormed: () => ({ dissolved: false, members: [] }),
  TeamMemberJoined: (joined, team) => ({
    ...team,
    members: [...without(team.members, joined.personId), joined],
  }),
  TeamMemberLeft: ({ personId }, team) => ({ ...team, members: without(team.members, personId) }),
  TeamDissolved: (_, team) => ({ ...team, dissolved: true }),
};

const stewards = ['unitHead', 'administrator', 'provisioner'] as const;

/** One team. */
export const team = defineDecider({
  stream: 'team',
  by: 'teamId',
  prefix: 'tm',
  events: teamEvents,
  commands,
  allow: { FormTeam: stewards, JoinTeam: stewards, LeaveTeam: stewards, DissolveTeam: stewards },
  evolve,
  // What is shared with a team is seen by its members: nobody lets himself in.
  notBy: { JoinTeam: (_, { personId }) => [personId] },
  consult: { JoinTeam: ({ personId }) => ({ person: staffRegister.row(personId) }) },
  create: { FormTeam: ({ kind, name }) => TeamFormed({ kind, name }) },
  decide: {
    JoinTeam({ personId, function: wanted }, { dissolved, members }, { person }) {
      if (dissolved) throw TeamIsDissolved();
      if (person?.active !== true) throw staffRefusals.StaffMemberUnknown({ field: 'personId' });
      const member = members.find((each) => each.personId === personId);
      if (member?.function === wanted) return [];
      if (!member && members.length >= mostMembers) throw TeamIsFull();
      return TeamMemberJoined({ personId, function: wanted });
    },
    LeaveTeam({ personId, reason }, { members }) {
      if (!members.some((member) => member.personId === personId)) throw NotInTeam({ personId });
      return TeamMemberLeft({ personId, reason });
    },
    DissolveTeam({ reason }, { dissolved, members }) {
      if (dissolved) return [];
      const leaving = members.map(({ personId }) => TeamMemberLeft({ personId, reason }));
      return [...leaving, TeamDissolved({ reason })];
    },
  },
});
