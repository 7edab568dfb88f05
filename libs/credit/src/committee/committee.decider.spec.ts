import { decides } from '#kernel/testing';
import { applicationId, clientId, submitted } from '../examples.js';
import { CastVote, CloseVote, ConveneCommittee } from './committee.commands.js';
import { committee } from './committee.decider.js';
import { committeeEvents } from './committee.events.js';
import { committeeRefusals as refuse } from './committee.refusals.js';

const given = decides(committee);
const application = {
  clientId,
  submittedBy: 'rm-7',
  managerId: submitted.data.managerId,
  reviews: [{ by: 'ro-1' }],
  stageSince: '2025-02-14',
};
const members = ['a', 'b', 'c', 'd'];
const convened = committeeEvents.CommitteeConvened({
  clientId,
  members,
  quorum: 3,
  convenedBy: 'rm-7',
  valueDate: '2026-03-02',
});
const convene = (more: object = {}) =>
  ConveneCommittee.of({ applicationId, members, quorum: 3, ...more });
const cast = (member: string, vote: 'approve' | 'decline' | 'abstain') =>
  committeeEvents.VoteCast({ member, vote, comment: 'x', valueDate: '2026-03-02' });

describe('the credit committee', () => {
  it('is convened on an open application', () => {
    given().when(convene(), { application }).then(convened);
    given().when(convene(), {}).refuses(refuse.ApplicationUnknown);
  });

  it.each(['rm-7', 'ro-1'])('has no member that took part: %s', (member) =>
    given()
      .when(convene({ members: ['a', 'b', member] }), { application })
      .refuses(refuse.MemberTookPart, { found: member }),
  );

  it('has a quorum of two thirds', () =>
    given()
      .when(convene({ quorum: 2 }), { application })
      .refuses(refuse.QuorumTooSmall));

  it('counts one vote for each member', () => {
    const vote = CastVote.of({ applicationId, vote: 'approve', comment: 'x' });
    given(convened)
      .when(vote, { actor: { id: 'z', roles: [] } })
      .refuses(refuse.NotAMember);
    given(convened)
      .when(vote, { actor: { id: 'a', roles: [] } })
      .then(cast('a', 'approve'));
    const close = CloseVote.of({ applicationId });
    given(convened, cast('a', 'approve'), cast('a', 'decline'), cast('b', 'approve'))
      .when(close)
      .refuses(refuse.QuorumNotReached, { votes: 2 });
  });

  it.each([
    [['approve', 'approve', 'decline'], 'approve'],
    [['approve', 'decline', 'abstain'], 'decline'],
    [['approve', 'approve', 'abstain', 'decline'], 'decline'],
  ] as const)('resolves %j to %s', (votes, resolution) => {
    const facts = votes.map((vote, index) => cast(members[index] ?? '', vote));
    const resolved = given(convened, ...facts).when(CloseVote.of({ applicationId }));
    expect(resolved.facts()[0]?.data).toMatchObject({ resolution });
  });
});
