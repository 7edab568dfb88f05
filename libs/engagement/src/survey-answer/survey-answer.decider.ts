import { clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { checkGroup } from '../survey/survey-limits.js';
import { surveyRefusals as refuse } from '../survey/survey.refusals.js';
import type { SurveyInvitationRow } from '../views/satisfaction/survey-invitations.view.js';
import { surveyInvitations } from '../views/satisfaction/survey-invitations.view.js';
import type { SurveyRow } from '../views/satisfaction/surveys.rows.js';
import { surveys } from '../views/satisfaction/surveys.view.js';
import { givenAnswers } from './given.js';
import * as commands from './survey-answer.commands.js';
import { surveyAnswerEvents } from './survey-answer.events.js';

const { SurveyAnswered, AnswerFollowedUp } = surveyAnswerEvents;

interface Answered {
  readonly surveyId: string;
  readonly clientId?: string;
  readonly followedUp: readonly string[];
}

const evolve: Evolve<Answered, typeof surveyAnswerEvents> = {
  SurveyAnswered: ({ surveyId, clientId }) => ({
    surveyId,
    ...(clientId !== undefined && { clientId }),
    followedUp: [],
  }),
  AnswerFollowedUp: ({ kind }, before) => ({
    ...before,
    followedUp: [...before.followedUp, kind],
  }),
};

const staff = ['relationshipManager', 'unitHead', 'riskOfficer', 'service'] as const;

/** One questionnaire that came back, and what follows from it. */
export const surveyAnswer = defineDecider({
  stream: 'surveyanswer',
  by: 'answerId',
  prefix: 'an',
  events: surveyAnswerEvents,
  commands,
  allow: { AnswerSurvey: staff, FollowUpAnswer: staff },
  evolve,
  consult: {
    AnswerSurvey: ({ surveyId, clientId, invitationId }) => ({
      survey: surveys.row(surveyId),
      client: clientId === undefined ? undefined : clientScope.row(clientId),
      invitation: invitationId === undefined ? undefined : surveyInvitations.row(invitationId),
    }),
  },
  create: {
    AnswerSurvey(command, { survey, client, invitation, today }) {
      const { surveyId, channel, group, answers } = command;
      if (survey === undefined) throw refuse.SurveyUnknown({ field: 'surveyId', surveyId });
      const { state, from, until, channels, title: surveyTitle, questions } = survey;
      if (state === 'closed' || today < from || today > until) {
        throw refuse.SurveyNotRunning({ surveyId, today, from, until });
      }
      if (!channels.includes(channel)) throw refuse.ChannelNotOfSurvey({ field: 'channel' });
      checkGroup(survey, group);
      return SurveyAnswered({
        ...{ surveyId, surveyTitle, channel, group },
        ...whose(command, survey, { client, invitation }),
        ...givenAnswers(questions, answers),
        valueDate: today,
      });
    },
  },
  decide: {
    FollowUpAnswer({ clientId, kind, what }, before) {
      if (before.clientId === undefined) throw refuse.AnswerMustBeAnonymous({ field: 'clientId' });
      if (before.clientId !== clientId) throw refuse.AnswerNeedsClient({ field: 'clientId' });
      if (before.followedUp.includes(kind)) throw refuse.FollowedUpAlready({ field: 'kind' });
      return AnswerFollowedUp({ clientId, kind, what });
    },
  },
});

/** Whose the answer is: nobody’s where the survey was promised to be anonymous. */
function whose(
  { clientId, invitationId }: commands.AnswerSurvey,
  { surveyId, anonymous }: Pick<SurveyRow, 'surveyId' | 'anonymous'>,
  known: { readonly client: unknown; readonly invitation: SurveyInvitationRow | undefined },
) {
  if (anonymous) {
    if (clientId === undefined && invitationId === undefined) return {};
    const field = clientId === undefined ? 'invitationId' : 'clientId';
    throw refuse.AnswerMustBeAnonymous({ field });
  }
  if (clientId === undefined) throw refuse.AnswerNeedsClient({ field: 'clientId' });
  if (known.client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
  const { invitation } = known;
  const fits = invitation?.surveyId === surveyId && invitation.clientId === clientId;
  if (invitationId !== undefined && !fits) {
    throw refuse.InvitationUnknown({ field: 'invitationId', invitationId });
  }
  return { clientId, ...(invitationId !== undefined && { invitationId }) };
}
