import type { Day } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { businessDayEvents, followingId } from '#platform';
import { OpenCase } from '../case/case.commands.js';
import type { FeedbackChannel } from '../case/case.codes.js';
import { JudgeSurvey, RepeatSurvey } from '../survey/survey.commands.js';
import type { SurveyChannel } from '../survey/survey.codes.js';
import { nextDays } from '../survey/survey.decider.js';
import { surveyEvents } from '../survey/survey.events.js';
import { surveyAnswerEvents } from '../survey-answer/survey-answer.events.js';
import { ReturnInvitation } from '../survey-invitation/survey-invitation.commands.js';
import { PromptManager } from '../task/task.commands.js';
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
    SurveyAnswered: ({ answerId, invitationId, clientId, channel, recommends, surveyTitle }) => [
      ...(invitationId === undefined ? [] : [ReturnInvitation.of({ invitationId })]),
      ...(clientId !== undefined && recommends !== undefined && recommends <= mostOfDetractor
        ? [
            OpenCase.of({
              caseId: followingId('ca', answerId),
              clientId,
              category: 'feedback',
              channel: heardOn[channel],
              urgency: 'normal',
              raisedBy: 'bank',
              subject: `${surveyTitle.zh}：推荐意愿 ${recommends} (would recommend: ${recommends})`,
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
