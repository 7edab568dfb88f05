import { defineRefusals } from '#kernel';

export const teamRefusals = defineRefusals({
  TeamIsDissolved: { en: 'The team has been dissolved.', zh: '团队已解散' },
  NotInTeam: { en: 'The person is not a member of the team.', zh: '该员工不是团队成员' },
  TeamIsFull: { en: 'A team has at most 200 members.', zh: '团队成员不得超过 200 人' },
});
