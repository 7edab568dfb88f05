import { clientFile, ClientUnknown } from '#clients';
import { agreedTo, reachOf } from '#engagement';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import * as commands from './advice.commands.js';
import { adviceEvents } from './advice.events.js';
import { adviceRefusals as refuse } from './advice.refusals.js';

const { RiskAdviceOffered, RiskAdviceAnswered } = adviceEvents;

interface Advice {
  readonly clientId: string;
  readonly final: boolean;
}

const evolve: Evolve<Advice, typeof adviceEvents> = {
  RiskAdviceOffered: ({ clientId }) => ({ clientId, final: false }),
  // Who proposes other terms goes on talking.
  RiskAdviceAnswered: ({ answer }, advice) => ({
    ...advice,
    final: answer !== 'counterProposed',
  }),
};

const advisers = ['relationshipManager', 'riskOfficer'] as const;

/** Advice to a client on managing a risk: sent where it agreed to be advised, and its answer. */
export const riskAdvice = defineDecider({
  stream: 'riskAdvice',
  by: 'adviceId',
  prefix: 'av',
  events: adviceEvents,
  commands,
  allow: { OfferRiskAdvice: advisers, AnswerRiskAdvice: advisers },
  evolve,
  consult: {
    OfferRiskAdvice: ({ clientId }) => ({
      client: clientFile.row(clientId),
      reach: reachOf.row(clientId),
    }),
  },

  create: {
    OfferRiskAdvice({ clientId, topic, en, zh, proposal }, { client, reach, today, actor }) {
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (!agreedTo('riskAdvice', reach)) throw refuse.NoConsentToAdvice({ field: 'clientId' });
      return RiskAdviceOffered({
        clientId,
        topic,
        en: { ...en },
        zh: { ...zh },
        proposal,
        advisedBy: actor.id,
        valueDate: today,
      });
    },
  },

  decide: {
    AnswerRiskAdvice({ answer, comment }, { final }, { today, actor }) {
      if (final) throw refuse.AdviceAnswered();
      return RiskAdviceAnswered({ answer, comment, recordedBy: actor.id, valueDate: today });
    },
  },
});
