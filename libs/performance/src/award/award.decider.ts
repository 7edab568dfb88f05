import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals, NotIndependent } from '#kernel';
import { staffRegister } from '#organisation';
import { trainingRefusals } from '../training/training.decider.js';
import * as commands from './award.commands.js';
import { awardEvents } from './award.events.js';

export const awardRefusals = defineRefusals({
  BonusNeedsAmount: {
    en: 'A bonus has an amount, and no other award has one.',
    zh: '仅奖金须填写金额',
    status: 422,
  },
});

const evolve: Evolve<{ readonly personId: string }, typeof awardEvents> = {
  AwardGiven: ({ personId }) => ({ personId }),
};

/** One award. Nobody honours themselves. */
export const award = defineDecider({
  stream: 'award',
  by: 'awardId',
  prefix: 'aw',
  events: awardEvents,
  commands,
  allow: { GiveAward: ['unitHead'] },
  evolve,
  consult: { GiveAward: ({ personId }) => ({ person: staffRegister.row(personId) }) },
  create: {
    GiveAward({ personId, kind, reason, amount }, { person, actor, today }) {
      if (!person?.active) throw trainingRefusals.TraineeUnknown({ field: 'personId', personId });
      if (personId === (actor.person ?? actor.id)) throw NotIndependent({ field: 'personId' });
      if ((kind === 'bonus') !== (amount !== undefined)) {
        throw awardRefusals.BonusNeedsAmount({ field: 'amount' });
      }
      return awardEvents.AwardGiven({
        ...{ personId, kind, reason, givenBy: actor.person ?? actor.id, valueDate: today },
        ...(amount !== undefined && { amount }),
      });
    },
  },
  decide: {},
});
