import { NotIndependent } from '#kernel';
import { decides } from '#kernel/testing';
import { formed, joined } from '../examples.js';
import { DissolveTeam, FormTeam, JoinTeam, LeaveTeam } from './team.commands.js';
import { team } from './team.decider.js';
import { teamEvents } from './team.events.js';
import { teamRefusals as refusals } from './team.refusals.js';

const given = decides(team);
const teamId = 'tm_qinling';
const personId = 'pn_wang';
const wish = { teamId, personId, function: 'lead' } as const;
const join = JoinTeam.of(wish);
const known = { person: { active: true } };
const left = teamEvents.TeamMemberLeft({ personId, reason: 'Moved.' });

describe('a team', () => {
  it('is formed', () =>
    given()
      .when(
        FormTeam.of({
          teamId,
          kind: 'service',
          name: { en: 'Team Qinling', zh: '秦岭项目服务团队' },
        }),
      )
      .then(formed));

  it('takes in people who work here, each in one function', () => {
    given(formed)
      .when(join)
      .refuses({ code: 'StaffMemberUnknown' } as never);
    given(formed)
      .when(join, { person: { active: false } })
      .refuses({ code: 'StaffMemberUnknown' } as never);
    given(formed).when(join, known).then(joined);
    given(formed, joined).when(join, known).changesNothing();
    given(formed, joined)
      .when(JoinTeam.of({ ...wish, function: 'seniorSponsor' }), known)
      .then(teamEvents.TeamMemberJoined({ personId, function: 'seniorSponsor' }));
  });

  it('lets nobody in by their own word', () =>
    given(formed)
      .when(join, { ...known, actor: { id: personId, roles: ['unitHead'] } })
      .refuses(NotIndependent));

  it('lets go only who belongs to it', () => {
    const leave = LeaveTeam.of({ teamId, personId, reason: 'Moved.' });
    given(formed).when(leave).refuses(refusals.NotInTeam);
    given(formed, joined).when(leave).then(left);
  });

  it('takes in nobody after it is dissolved', () => {
    const dissolve = DissolveTeam.of({ teamId, reason: 'Moved.' });
    const dissolved = teamEvents.TeamDissolved({ reason: 'Moved.' });
    given(formed, joined).when(dissolve).then(left, dissolved);
    given(formed, joined, left, dissolved).when(dissolve).changesNothing();
    given(formed, dissolved).when(join, known).refuses(refusals.TeamIsDissolved);
  });
});
