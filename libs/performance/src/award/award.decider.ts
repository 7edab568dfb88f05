import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals, NotIndependent } from '#kernel';
import { staffRegister } from '#organisation';
import type { AwardState } from '../performance.codes.js';
import { trainingRefusals } from '../training/training.decider.js';
import * as commands from './award.commands.js';
import { awardEvents } from './award.events.js';

export const awardRefusals = defineRefusals({
  BonusNeedsAmount: {
    en: 'A bonus has an amount, and no other award has one.',
    zh: '仅奖金须填写金额',
    status: 422,
  },
  AwardSettled: { en: 'The award does not wait for a decision.', zh: '该奖励不在待确认状态' },
});

const { AwardProposed, AwardGiven, AwardDeclined } = awardEvents;

interface Award {
  readonly personId: string;
  readonly proposedBy: string;
  readonly state: AwardState;
}

const evolve: Evolve<Award, typeof awardEvents> = {
  AwardProposed: ({ personId, proposedBy }) => ({ personId, proposedBy, state: 'proposed' }),
  AwardGiven: (_, award) => ({ ...award, state: 'given' }),
  AwardDeclined: (_, award) => ({ ...award, state: 'declined' }),
};

function checkWaits({ state }: Award): void {
  if (state !== 'proposed') throw awardRefusals.AwardSettled({ state });
}

/** One award. One head proposes it, another gives it, and nobody honours themselves. */
export const award = defineDecider({
  stream: 'award',
  by: 'awardId',
  prefix: 'aw',
  events: awardEvents,
  commands,
  allow: { ProposeAward: ['unitHead'], ConfirmAward: ['unitHead'], DeclineAward: ['unitHead'] },
  evolve,
  notBy: {
    ConfirmAward: ({ personId, proposedBy }) => [personId, proposedBy],
    DeclineAward: ({ personId }) => [personId],
  },
  consult: { ProposeAward: ({ personId }) => ({ person: staffRegister.row(personId) }) },
  create: {
    ProposeAward({ personId, kind, reason, amount }, { person, actor, today }) {
      if (!person?.active) throw trainingRefusals.TraineeUnknown({ field: 'personId', personId });
      if (personId === actor.id) throw NotIndependent({ field: 'personId' });
      if ((kind === 'bonus') !== (amount !== undefined)) {
        throw awardRefusals.BonusNeedsAmount({ field: 'amount' });
      }
      return AwardProposed({
        ...{ personId, kind, reason, proposedBy: actor.id, valueDate: today },
        ...(amount !== undefined && { amount }),
      });
    },
  },
  decide: {
    ConfirmAward(_, award, { actor, today }) {
      checkWaits(award);
      return AwardGiven({ confirmedBy: actor.id, valueDate: today });
    },
    DeclineAward({ reason }, award, { actor, today }) {
      checkWaits(award);
      return AwardDeclined({ reason, declinedBy: actor.id, valueDate: today });
    },
  },
});
