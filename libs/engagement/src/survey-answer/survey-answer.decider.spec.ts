import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { surveyRefusals as refusals } from '../survey/survey.refusals.js';
import {
  DeclineInvitation,
  InviteToSurvey,
  ReturnInvitation,
  CallBackClient,
} from '../survey-invitation/survey-invitation.commands.js';
import { surveyInvitation } from '../survey-invitation/survey-invitation.decider.js';
import { surveyInvitationEvents } from '../survey-invitation/survey-invitation.events.js';
import { AnswerSurvey, FollowUpAnswer } from './survey-answer.commands.js';
import { surveyAnswer } from './survey-answer.decider.js';
import { surveyAnswerEvents } from './survey-answer.events.js';

const { SurveyAnswered, AnswerFollowedUp } = surveyAnswerEvents;
const surveyId = 'sv_1';
const clientId = 'cl_1';
const text = { en: 'How?', zh: '如何？' };
const survey = {
  surveyId,
  title: text,
  anonymous: false,
  state: 'open',
  groups: [],
  from: '2026-03-01',
  until: '2026-03-31',
  channels: ['email'],
  questions: [
    { questionId: 'recommend', measure: 'recommend', text, required: true },
    { questionId: 'why', measure: 'choice', text, choices: [{ code: 'price' }], required: false },
    { questionId: 'more', measure: 'text', text, required: false },
  ],
};
const known = { survey, client: {} };
const answering = decides(surveyAnswer);
const answer = (told: object = {}) =>
  AnswerSurvey.of({
    ...{ answerId: 'an_1', surveyId, channel: 'email', group: 'growth', clientId },
    answers: [{ questionId: 'recommend', value: 9 }],
    ...told,
  });
const told = {
  surveyId,
  surveyTitle: text,
  channel: 'email',
  group: 'growth',
  valueDate: '2026-03-02',
} as const;
const answered = SurveyAnswered({
  ...told,
  clientId,
  answers: [{ questionId: 'recommend', value: 9 }],
  valid: true,
  recommends: 9,
});
const anonymous = { survey: { ...survey, anonymous: true } };

describe('an answer to a survey', () => {
  it('is valid where every question that must be answered was', () => {
    answering().when(answer(), known).then(answered);
    const some = { answers: [{ questionId: 'more', text: 'Go on.' }] };
    answering()
      .when(answer(some), known)
      .then(SurveyAnswered({ ...told, clientId, ...some, valid: false }));
  });

  it('of an anonymous survey names no client and no invitation', () => {
    const nobody = answer({ clientId: undefined });
    answering()
      .when(nobody, anonymous)
      .then(
        SurveyAnswered({ ...told, answers: answered.data.answers, valid: true, recommends: 9 }),
      );
    answering()
      .when(answer(), anonymous)
      .refuses(refusals.AnswerMustBeAnonymous, { field: 'clientId' });
    answering()
      .when(answer({ clientId: undefined, invitationId: 'iv_1' }), anonymous)
      .refuses(refusals.AnswerMustBeAnonymous, { field: 'invitationId' });
    answering().when(nobody, { survey }).refuses(refusals.AnswerNeedsClient, { field: 'clientId' });
  });

  it.each([
    ['a number too high', { questionId: 'recommend', value: 11 }],
    ['a choice that is not offered', { questionId: 'why', choice: 'weather' }],
    ['words for a number', { questionId: 'recommend', text: 'Yes.' }],
    ['a number for words', { questionId: 'more', value: 3 }],
  ])('is refused for %s', (_, wrong) =>
    answering()
      .when(answer({ answers: [wrong] }), known)
      .refuses(refusals.AnswerOutOfRange, { field: 'answers.0' }),
  );

  it('needs a survey that runs, its channels and its questions', () => {
    answering().when(answer()).refuses(refusals.SurveyUnknown, { field: 'surveyId' });
    answering()
      .when(answer(), { survey: { ...survey, state: 'closed' } })
      .refuses(refusals.SurveyNotRunning);
    answering()
      .when(answer({ channel: 'paper' }), { survey })
      .refuses(refusals.ChannelNotOfSurvey, { field: 'channel' });
    answering()
      .when(answer({ answers: [{ questionId: 'none', value: 1 }] }), known)
      .refuses(refusals.SurveyQuestionUnknown, { field: 'answers.0' });
    const twice = { questionId: 'recommend', value: 9 };
    answering()
      .when(answer({ answers: [twice, twice] }), known)
      .refuses(refusals.AnswerOutOfRange, { field: 'answers.1' });
  });

  it('is of a client and an invitation that the bank knows', () => {
    answering().when(answer(), { survey }).refuses(ClientUnknown, { field: 'clientId' });
    const invited = answer({ invitationId: 'iv_1' });
    const invitation = { invitationId: 'iv_1', surveyId, clientId };
    answering()
      .when(invited, { ...known, invitation })
      .then(SurveyAnswered({ ...answered.data, invitationId: 'iv_1' }));
    for (const wrong of [undefined, { surveyId: 'sv_2' }, { clientId: 'cl_2' }]) {
      answering()
        .when(invited, { ...known, invitation: wrong && { ...invitation, ...wrong } })
        .refuses(refusals.InvitationUnknown, { field: 'invitationId' });
    }
  });

  it('leads to a need and to a case, once each', () => {
    const follow = (kind: 'need' | 'case', whose = clientId) =>
      FollowUpAnswer.of({ answerId: 'an_1', clientId: whose, kind, what: 'A line in dollars.' });
    const need = AnswerFollowedUp({ clientId, kind: 'need', what: 'A line in dollars.' });
    answering(answered).when(follow('need')).then(need);
    answering(answered, need)
      .when(follow('need'))
      .refuses(refusals.FollowedUpAlready, { field: 'kind' });
    answering(answered)
      .when(follow('need', 'cl_2'))
      .refuses(refusals.AnswerNeedsClient, { field: 'clientId' });
    const nobodys = SurveyAnswered({ ...told, answers: [], valid: true });
    answering(nobodys)
      .when(follow('case'))
      .refuses(refusals.AnswerMustBeAnonymous, { field: 'clientId' });
  });
});

describe('an invitation', () => {
  const { ClientInvited, InvitationReturned, InvitationDeclined } = surveyInvitationEvents;
  const inviting = decides(surveyInvitation);
  const stated = { invitationId: 'iv_1', surveyId, clientId, channel: 'email' } as const;
  const invite = (more: object = {}) => InviteToSurvey.of({ ...stated, group: 'growth', ...more });
  const { invitationId: _, ...own } = stated;
  const invited = ClientInvited({ ...own, group: 'growth', valueDate: '2026-03-02' });
  const client = {};

  it('goes out once, while the survey runs, on one of its channels', () => {
    inviting().when(invite(), { client, survey }).then(invited);
    inviting(invited).when(invite(), { client, survey }).changesNothing();
    inviting()
      .when(invite({ channel: 'phone' }), { client, survey })
      .refuses(refusals.ChannelNotOfSurvey, { field: 'channel' });
    inviting()
      .when(invite(), { client, survey: { ...survey, until: '2026-03-01' } })
      .refuses(refusals.SurveyNotRunning);
    inviting().when(invite(), { client }).refuses(refusals.SurveyUnknown, { field: 'surveyId' });
  });

  it('after a loan is never refused', () => {
    const back = CallBackClient.of({ ...stated, about: 'ln_1' });
    const called = { ...own, group: 'postLoan', about: 'ln_1', valueDate: '2026-03-02' };
    inviting().when(back, { client, survey }).then(ClientInvited(called));
    inviting()
      .when(back, { client, survey: { ...survey, state: 'closed' } })
      .changesNothing();
    inviting(invited).when(back, { client, survey }).changesNothing();
    inviting()
      .when(back, { client, survey: { ...survey, from: '2026-03-03' } })
      .changesNothing();
  });

  it('comes back or is declined, once', () => {
    const back = InvitationReturned({ valueDate: '2026-03-02' });
    const decline = DeclineInvitation.of({ invitationId: 'iv_1', reason: 'No time.' });
    inviting(invited)
      .when(ReturnInvitation.of({ invitationId: 'iv_1' }))
      .then(back);
    inviting(invited, back).when(decline).changesNothing();
    inviting(invited)
      .when(decline)
      .then(InvitationDeclined({ reason: 'No time.', valueDate: '2026-03-02' }));
  });
});
