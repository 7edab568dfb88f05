import { defineRefusals } from '#kernel';

export const committeeRefusals = defineRefusals({
  ApplicationUnknown: {
    en: 'There is no such application that is still open.',
    zh: '不存在待决的该贷款申请',
    status: 422,
  },
  MemberTookPart: {
    en: 'A member took part in the application.',
    zh: '委员参与过该申请的前序环节',
    status: 422,
  },
  QuorumTooSmall: {
    en: 'The quorum is less than two thirds of the members, or more than all.',
    zh: '法定人数须不少于委员的三分之二且不多于委员总数',
    status: 422,
  },
  NotAMember: { en: 'Only members vote.', zh: '仅贷审会委员可表决', status: 403 },
  VoteClosed: { en: 'The vote is closed.', zh: '表决已结束' },
  QuorumNotReached: { en: 'Too few members have voted.', zh: '表决人数未达法定人数' },
});
