import type { Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { pipeline } from '../views/pipeline/pipeline.view.js';
import type { CommitteeVote } from './committee.codes.js';
import * as commands from './committee.commands.js';
import { committeeEvents } from './committee.events.js';
import { committeeRefusals as refuse } from './committee.refusals.js';

const { CommitteeConvened, VoteCast, CommitteeResolved } = committeeEvents;

interface Ballot {
  readonly clientId: string;
  readonly members: readonly string[];
  readonly quorum: number;
  readonly votes: Readonly<Record<string, CommitteeVote>>;
  readonly closed: boolean;
}

const evolve: Evolve<Ballot, typeof committeeEvents> = {
  CommitteeConvened: ({ clientId, members, quorum }) => ({
    clientId,
    members,
    quorum,
    votes: {},
    closed: false,
  }),
  VoteCast: ({ member, vote }, ballot) => ({
    ...ballot,
    votes: { ...ballot.votes, [member]: vote },
  }),
  CommitteeResolved: (_, ballot) => ({ ...ballot, closed: true }),
};

const members = ['riskOfficer', 'creditApprover', 'unitHead'] as const;

/** The vote of the credit committee (贷审会) on one application. */
export const committee = defineDecider({
  stream: 'committee',
  by: 'applicationId',
  prefix: 'vt',
  events: committeeEvents,
  commands,
  allow: { ConveneCommittee: members, CastVote: members, CloseVote: members },
  evolve,
  consult: {
    ConveneCommittee: ({ applicationId }) => ({ application: pipeline.row(applicationId) }),
  },
  create: {
    ConveneCommittee({ members, quorum, valueDate, applicationId }, context) {
      const { application, actor, today } = context;
      if (!application || application.decidedOn !== undefined) {
        throw refuse.ApplicationUnknown({ field: 'applicationId', found: applicationId });
      }
      const involved = [
        application.submittedBy,
        application.managerId,
        ...application.reviews.map(({ by }) => by),
      ];
      const found = members.find((member) => involved.includes(member));
      if (found !== undefined) throw refuse.MemberTookPart({ field: 'members', found });
      if (quorum > members.length || quorum * 3 < members.length * 2) {
        throw refuse.QuorumTooSmall({ field: 'quorum', members: members.length });
      }
      return CommitteeConvened({
        clientId: application.clientId,
        members: [...members],
        quorum,
        convenedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today, notBefore: application.stageSince }),
      });
    },
  },
  decide: {
    CastVote({ vote, comment, valueDate }, ballot, { actor, today }) {
      if (!ballot.members.includes(actor.id)) throw refuse.NotAMember();
      if (ballot.closed) throw refuse.VoteClosed();
      return VoteCast({
        member: actor.id,
        vote,
        comment,
        valueDate: valueDateOf(valueDate, { today }),
      });
    },

    CloseVote({ valueDate }, { votes, quorum, closed }, { today }) {
      if (closed) return [];
      const cast = Object.values(votes);
      if (cast.length < quorum) throw refuse.QuorumNotReached({ quorum, votes: cast.length });
      const count = (vote: CommitteeVote) => cast.filter((each) => each === vote).length;
      const approve = count('approve');
      return CommitteeResolved({
        resolution: approve * 3 >= cast.length * 2 ? 'approve' : 'decline',
        approve,
        decline: count('decline'),
        abstain: count('abstain'),
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },
});
