import type { Day } from '#kernel';
import { addDays, defineProcess, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { OpenCase } from '../case/case.commands.js';
import type { FeedbackChannel } from '../case/case.codes.js';
import { JudgeSurvey, RepeatSurvey } from '../survey/survey.commands.js';
import type { SurveyChannel } from '../survey/survey.codes.js';
import { nextDays } from '../survey/survey.decider.js';
import { surveyEvents } from '../survey/survey.events.js';
import { surveyAnswerEvents } from '../survey-answer/survey-answer.events.js';
import {
  CallBackClient,
  ReturnInvitation,
} from '../survey-invitation/survey-invitation.commands.js';
import { PromptManager } from '../task/task.commands.js';
import type { GivenAnswer } from '../survey-answer/survey-answer.events.js';
import { ChurnReason } from '../win-back/win-back.codes.js';
import type { SurveyRow } from '../views/satisfaction/surveys.rows.js';
import { surveys } from '../views/satisfaction/surveys.view.js';

/** Who would hardly recommend the bank (0 to 6) is asked why. */
const mostOfDetractor = 6;

const heardOn: Readonly<Record<SurveyChannel, FeedbackChannel>> = {
  website: 'onlinePlatform',
  email: 'email',
  paper: 'meeting',
  interview: 'meeting',
  phone: 'phone',
};

/**
 * What follows from a survey: an invitation is returned, an unhappy client becomes a case, a need a
 * task, a finding a case of the bank; and when its last day is over, the next of its series begins.
 */
export const followSurveys = defineProcess({
  name: 'follow-surveys',
  events: { ...surveyEvents, ...surveyAnswerEvents, ...businessDayEvents },
  on: {
    SurveyAnswered: ({ answerId, invitationId, clientId, answers, ...told }, { valueDate }) => [
      ...keepingTask(answerId, clientId, answers, valueDate),
      ...(invitationId === undefined ? [] : [ReturnInvitation.of({ invitationId })]),
      ...(clientId !== undefined &&
      told.recommends !== undefined &&
      told.recommends <= mostOfDetractor
        ? [
            OpenCase.of({
              caseId: followingId('ca', answerId),
              clientId,
              category: 'feedback',
              channel: heardOn[told.channel],
              urgency: 'normal',
              raisedBy: 'bank',
              subject: `${told.surveyTitle.zh}：推荐意愿 ${told.recommends} (would recommend: ${told.recommends})`,
            }),
          ]
        : []),
    ],
    AnswerFollowedUp: ({ answerId, clientId, kind, what }, { valueDate }) =>
      kind === 'case'
        ? [
            OpenCase.of({
              caseId: followingId('ca', answerId, 'case'),
              clientId,
              category: 'suggestion',
              channel: 'onlinePlatform',
              urgency: 'normal',
              raisedBy: 'bank',
              subject: what.slice(0, 200),
              text: what,
            }),
          ]
        : [
            PromptManager.of({
              taskId: followingId('tk', answerId, 'need'),
              clientId,
              title: what.slice(0, 200),
              dueOn: valueDate,
              source: 'survey',
              sourceId: answerId,
            }),
          ],
    SurveySampleDrawn: ({ surveyId, channel, members }) =>
      members.map(({ clientId, group }) =>
        CallBackClient.of({
          invitationId: followingId('iv', surveyId, clientId),
          ...{ surveyId, clientId, channel, group },
        }),
      ),
    SurveyFindingRecorded: ({ surveyId, findingId, title, diagnosis, action }) => [
      OpenCase.of({
        caseId: followingId('ca', surveyId, findingId),
        category: 'suggestion',
        channel: 'onlinePlatform',
        urgency: 'normal',
        raisedBy: 'bank',
        subject: `${title.zh}：${diagnosis}`.slice(0, 200),
        text: action,
      }),
    ],
    SurveyClosed: ({ surveyId: _, series, number, repeats, from, until, ...plan }) =>
      repeats
        ? [
            RepeatSurvey.of({
              surveyId: followingId('sv', series.replace(/^sv_/, ''), number + 1),
              ...{ title: plan.title, purpose: plan.purpose, formId: plan.formId },
              ...nextDays({ from, until }),
              channels: [...plan.channels],
              anonymous: plan.anonymous,
              repeats,
              series,
              number: number + 1,
            }),
          ]
        : [],
  },
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => surveys.rows({ state: 'open', until: { upTo: day } }),
      ({ surveyId }: SurveyRow, { day }) => [JudgeSurvey.of({ surveyId, day })],
    ),
  },
});

/** How soon a client that says why it leaves is to be made an offer. */
const daysToKeep = 7;

/** A client that says why it would leave is made an offer: a task that names the reason. */
function keepingTask(
  answerId: string,
  clientId: string | undefined,
  answers: readonly GivenAnswer[],
  day: Day,
) {
  const reason = answers.map(({ choice }) => choice).find((choice) => ChurnReason.includes(choice));
  if (clientId === undefined || reason === undefined) return [];
  const { en, zh } = ChurnReason(reason);
  return [
    PromptManager.of({
      taskId: followingId('tk', answerId, 'stay'),
      clientId,
      title: `${zh}，提出挽留方案 (${en}: make an offer to stay)`,
      dueOn: addDays(day, daysToKeep),
      source: 'survey',
      sourceId: answerId,
    }),
  ];
}
