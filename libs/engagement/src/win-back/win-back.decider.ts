import { clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { surveyAnswers } from '../views/satisfaction/survey-answers.view.js';
import * as commands from './win-back.commands.js';
import { winBackEvents } from './win-back.events.js';

export const winBackRefusals = defineRefusals({
  WinBackEnded: { en: 'It is known already what came of the offer.', zh: '该挽留已有结果' },
  AnswerNotOfClient: {
    en: 'The client gave no such answer to a survey.',
    zh: '该客户没有此份答卷',
    status: 422,
  },
  WinBackDayPast: {
    en: 'The last day of the offer is in the past.',
    zh: '挽留方案有效期已过',
    status: 422,
  },
});

const { WinBackOffered, ClientWonBack, ClientLost } = winBackEvents;

interface WinBack {
  readonly clientId: string;
  readonly open: boolean;
}

const evolve: Evolve<WinBack, typeof winBackEvents> = {
  WinBackOffered: ({ clientId }) => ({ clientId, open: true }),
  ClientWonBack: (_, before) => ({ ...before, open: false }),
  ClientLost: (_, before) => ({ ...before, open: false }),
};

const staff = ['relationshipManager', 'unitHead'] as const;

/** One attempt to keep a client, from the reason to the outcome. */
export const winBack = defineDecider({
  stream: 'winback',
  by: 'winBackId',
  prefix: 'wb',
  events: winBackEvents,
  commands,
  allow: { OfferWinBack: staff, RecordWinBack: staff, RecordLoss: staff },
  evolve,
  consult: {
    OfferWinBack: ({ clientId, answerId }) => ({
      client: clientScope.row(clientId),
      answer: answerId === undefined ? undefined : surveyAnswers.row(answerId),
    }),
  },
  create: {
    OfferWinBack(command, { client, answer, today }) {
      const { clientId, reason, signal, answerId, measure, offer, validUntil } = command;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (validUntil < today) throw winBackRefusals.WinBackDayPast({ field: 'validUntil' });
      if (answerId !== undefined && answer?.clientId !== clientId) {
        throw winBackRefusals.AnswerNotOfClient({ field: 'answerId', answerId });
      }
      return WinBackOffered({
        ...{ clientId, reason, signal, measure, offer, validUntil },
        ...(answerId !== undefined && { answerId }),
        valueDate: today,
      });
    },
  },
  decide: {
    RecordWinBack({ result }, before, { today }) {
      checkOpen(before);
      return ClientWonBack({ result, valueDate: today });
    },
    RecordLoss({ result, competitor }, before, { today }) {
      checkOpen(before);
      const where = competitor === undefined ? {} : { competitor };
      return ClientLost({ result, ...where, valueDate: today });
    },
  },
});

function checkOpen({ open }: WinBack): void {
  if (!open) throw winBackRefusals.WinBackEnded();
}
