import { clientFile, clientFor } from '#clients';
import { creditStanding } from '#credit';
import type { SurveyAnswerRow } from '#engagement';
import { surveyAnswers } from '#engagement';
import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import type { NeedForm } from './need-forms.rules.js';
import { needFormsOn } from './need-forms.rules.js';
import { rankOf } from './need-priority.rules.js';
import { needs } from '../views/needs.view.js';
import * as commands from './need.commands.js';
import { needEvents } from './need.events.js';
import type { NeedAnswer } from './need.fields.js';
import { needRefusals as refuse } from './need.refusals.js';

const { NeedCaptured, NeedAssessed, NeedRestated, NeedLost } = needEvents;

interface Need {
  readonly clientId: string;
  readonly isLost: boolean;
  /** The latest value date: a later fact counts from then on. */
  readonly lastOn: Day;
}

const evolve: Evolve<Need, typeof needEvents> = {
  NeedCaptured: ({ clientId, valueDate }) => ({ clientId, isLost: false, lastOn: valueDate }),
  NeedAssessed: ({ valueDate }, need) => ({ ...need, lastOn: valueDate }),
  NeedRestated: ({ valueDate }, need) => ({ ...need, lastOn: valueDate }),
  NeedLost: ({ valueDate }, need) => ({ ...need, isLost: true, lastOn: valueDate }),
};

const managers = ['relationshipManager', 'service'] as const;
const judges = ['relationshipManager', 'riskOfficer'] as const;

/** What one client needs. */
export const need = defineDecider({
  stream: 'need',
  by: 'needId',
  prefix: 'nd',
  events: needEvents,
  commands,
  allow: {
    CaptureNeed: managers,
    AssessNeed: judges,
    RestateNeed: managers,
    LoseNeed: managers,
  },
  evolve,
  consult: {
    CaptureNeed: ({ clientId, answerId }) => ({
      client: clientFile.row(clientId),
      found: answerId === undefined ? undefined : surveyAnswers.row(answerId),
    }),
    LoseNeed: ({ needId }) => ({ shown: needs.row(needId) }),
    AssessNeed: (_, __, need) => ({ standing: need && creditStanding.row(need.clientId) }),
  },

  create: {
    CaptureNeed(command, { today, actor, client, found }) {
      const { clientId, formId, answers, need, heldOn, answerId, valueDate } = command;
      clientFor(client, clientId);
      if (answerId !== undefined && !isNeedOf(clientId, found)) {
        throw refuse.NeedNotFound({ field: 'answerId', answerId });
      }
      if (heldOn > today) throw refuse.TalkInFuture({ field: 'heldOn', found: heldOn });
      const form = needFormsOn(heldOn).find(({ id }) => id === formId);
      if (form === undefined) throw refuse.NeedFormUnknown({ field: 'formId', found: formId });
      checkAnswers(answers, form);
      return NeedCaptured({
        clientId,
        way: form.way,
        form: { id: form.id, version: form.version },
        answers,
        need,
        heldOn,
        ...(answerId !== undefined && { answerId }),
        capturedBy: actor.id,
        valueDate: valueDateOf(valueDate, { today, notBefore: heldOn }),
      });
    },
  },

  decide: {
    AssessNeed({ strategicImportance, reason, valueDate }, need, { today, actor, standing }) {
      const on = dayFor(need, valueDate, today);
      // A client whom nobody has judged yet counts as medium.
      const riskClass = standing?.riskClass ?? 'medium';
      const rank = rankOf(strategicImportance, riskClass, on);
      if (rank === undefined) throw refuse.PriorityUnruled({ day: on });
      const assessedBy = actor.id;
      return NeedAssessed({
        strategicImportance,
        riskClass,
        rank,
        reason,
        assessedBy,
        valueDate: on,
      });
    },

    RestateNeed({ need: stated, reason, valueDate }, need, { today }) {
      return NeedRestated({ need: stated, reason, valueDate: dayFor(need, valueDate, today) });
    },

    LoseNeed({ code, reason, valueDate }, need, { today, shown }) {
      if (need.isLost) return [];
      const drawnOn = shown?.reached.drawn;
      if (drawnOn !== undefined) throw refuse.NeedMet({ drawnOn });
      return NeedLost({ code, reason, valueDate: dayFor(need, valueDate, today) });
    },
  },
});

/** Whether somebody found a need in what the client answered. */
const isNeedOf = (clientId: string, answer: SurveyAnswerRow | undefined): boolean =>
  answer?.clientId === clientId && answer.followUps.some(({ kind }) => kind === 'need');

/** The day a fact counts for. Refuses a need that is over. */
function dayFor({ isLost, lastOn }: Need, stated: Day | undefined, today: Day): Day {
  if (isLost) throw refuse.NeedOver();
  return valueDateOf(stated, { today, notBefore: lastOn });
}

/** Refuses answers to what was not asked, two to one question, and none to what has to be answered. */
function checkAnswers(answers: readonly NeedAnswer[], { questions }: NeedForm): void {
  const open = new Map(questions.map((question) => [question.id, question]));
  answers.forEach(({ question }, index) => {
    if (!open.delete(question)) {
      throw refuse.QuestionUnknown({ field: `answers.${index}.question`, found: question });
    }
  });
  const missing = [...open.values()].filter(({ required }) => required).map(({ id }) => id);
  if (missing.length > 0) throw refuse.AnswerMissing({ field: 'answers', missing });
}
