import { samplesOf } from '#kernel/testing';
import { clientId } from './examples.js';
import { surveyEvents } from './survey/survey.events.js';
import { surveyAnswerEvents } from './survey-answer/survey-answer.events.js';
import { surveyFormEvents } from './survey-form/survey-form.events.js';
import { surveyInvitationEvents } from './survey-invitation/survey-invitation.events.js';

const surveyId = 'sv_1';
const content = {
  title: { en: 'How do we do?', zh: '服务满意度' },
  questions: [
    {
      questionId: 'attitude',
      measure: 'rating',
      text: { en: 'How were you served?', zh: '员工服务态度如何？' },
      dimension: 'attitude',
      required: true,
    },
    {
      questionId: 'why',
      measure: 'choice',
      text: { en: 'Why?', zh: '原因？' },
      choices: [{ code: 'price', en: 'Price', zh: '价格' }],
      required: false,
    },
  ],
} as const;

/** A stored sample of every version of every event of a form. */
export const surveyFormSamples = samplesOf(
  surveyFormEvents,
  { formId: 'fm_1' },
  {
    SurveyFormPublished: [{ ...content, version: 1 }],
    SurveyFormRevised: [{ ...content, version: 2, reason: 'Shorter.' }],
    SurveyFormRetired: [{ reason: 'A better one.' }],
  },
);

const plan = {
  title: content.title,
  purpose: 'regular',
  from: '2026-03-01',
  until: '2026-03-31',
  channels: ['email', 'paper'],
  anonymous: false,
  repeats: true,
  formId: 'fm_1',
  series: surveyId,
  number: 1,
} as const;

/** A stored sample of every version of every event of a survey. */
export const surveySamples = samplesOf(
  surveyEvents,
  { surveyId },
  {
    SurveyPlanned: [{ ...plan, formVersion: 1, questions: content.questions }],
    SurveySampleDrawn: [
      {
        ...{ seed: '2026', perGroup: 5, channel: 'email', valueDate: '2026-03-02' },
        members: [{ clientId, group: 'strategic' }],
      },
    ],
    PeerIndexRecorded: [
      { peer: 'Another Bank', netPromoterScore: 42, source: 'Press', valueDate: '2026-03-02' },
    ],
    SurveyFindingRecorded: [
      {
        findingId: 'slow',
        dimension: 'efficiency',
        diagnosis: 'Papers are asked for twice.',
        action: 'One list of papers.',
        dueOn: '2026-04-30',
        title: content.title,
      },
    ],
    SurveyFindingReviewed: [{ findingId: 'slow', effective: true, result: 'Fewer complaints.' }],
    SurveyClosed: [plan],
  },
);

/** A stored sample of every version of every event of an invitation. */
export const surveyInvitationSamples = samplesOf(
  surveyInvitationEvents,
  { invitationId: 'iv_1', surveyId, clientId },
  {
    ClientInvited: [{ channel: 'email', group: 'growth', about: 'ln_1', valueDate: '2026-03-02' }],
    InvitationReturned: [{ valueDate: '2026-03-03' }],
    InvitationDeclined: [{ reason: 'No time.', valueDate: '2026-03-03' }],
  },
);

/** A stored sample of every version of every event of an answer. */
export const surveyAnswerSamples = samplesOf(
  surveyAnswerEvents,
  { answerId: 'an_1', surveyId },
  {
    SurveyAnswered: [
      {
        surveyTitle: content.title,
        clientId,
        invitationId: 'iv_1',
        group: 'growth',
        channel: 'email',
        answers: [
          { questionId: 'attitude', value: 4 },
          { questionId: 'why', choice: 'price' },
          { questionId: 'more', text: 'Go on.' },
        ],
        valid: true,
        recommends: 9,
        valueDate: '2026-03-03',
      },
    ],
    AnswerFollowedUp: [{ clientId, kind: 'need', what: 'A credit line in dollars.' }],
  },
);
