import { decides, reacts } from '#kernel/testing';
import { OpenCase } from '../case/case.commands.js';
import { followSurveys } from '../processes/follow-surveys.process.js';
import { surveyAnswerEvents } from '../survey-answer/survey-answer.events.js';
import { ReturnInvitation } from '../survey-invitation/survey-invitation.commands.js';
import { checkGroup, surveyLimits } from './survey-limits.js';
import {
  JudgeSurvey,
  PlanSurvey,
  RecordPeerIndex,
  RecordSurveyFinding,
  RepeatSurvey,
  ReviewSurveyFinding,
} from './survey.commands.js';
import { survey } from './survey.decider.js';
import { surveyEvents } from './survey.events.js';
import { surveyRefusals as refusals } from './survey.refusals.js';

const { PeerIndexRecorded, SurveyPlanned, SurveyClosed, SurveyFindingReviewed } = surveyEvents;
const given = decides(survey);
const surveyId = 'sv_1';
const title = { en: 'How do we do?', zh: '服务满意度' };
const stated = {
  title,
  purpose: 'regular',
  from: '2026-03-02',
  until: '2026-03-31',
  channels: ['email'],
  anonymous: true,
  repeats: true,
} as const;
const form = {
  formId: 'fm_1',
  title,
  questions: [],
  version: 3,
  since: '2026-01-01',
  retired: false,
};
const plan = (told: object = {}) =>
  PlanSurvey.of({ surveyId, formId: 'fm_1', ...stated, channels: ['email'], ...told });
const planned = SurveyPlanned({
  ...stated,
  formId: 'fm_1',
  formVersion: 3,
  questions: [],
  series: surveyId,
  number: 1,
});
const closed = SurveyClosed({ ...stated, formId: 'fm_1', series: surveyId, number: 1 });

describe('a survey', () => {
  it('asks by the version of its form that is in use that day', () =>
    given().when(plan(), { form }).then(planned));

  it('needs a form in use and days ahead', () => {
    given().when(plan()).refuses(refusals.SurveyFormUnknown, { field: 'formId' });
    given()
      .when(plan(), { form: { ...form, retired: true } })
      .refuses(refusals.SurveyFormUnknown, { field: 'formId' });
    const early = { from: '2026-02-01', until: '2026-02-28' };
    const turned = { from: '2026-03-09', until: '2026-03-08' };
    for (const days of [early, turned]) {
      given()
        .when(plan(days), { form })
        .refuses(refusals.SurveyEndsBeforeItBegins, { field: 'until' });
    }
  });

  it('ends on its last day, once, and is made again', () => {
    const judge = (day: string) => JudgeSurvey.of({ surveyId, day });
    given(planned).when(judge('2026-03-30')).changesNothing();
    given(planned).when(judge('2026-03-31')).then(closed);
    given(planned, closed).when(judge('2026-04-01')).changesNothing();
    const again = RepeatSurvey.of({
      ...{ surveyId: 'sv_1.2', series: surveyId, number: 2, formId: 'fm_1' },
      ...{ ...stated, channels: ['email'], from: '2026-04-01', until: '2026-04-30' },
    });
    reacts(followSurveys)(SurveyClosed({ ...closed.data, surveyId })).then(again);
    given().when(again).changesNothing();
  });

  it('keeps its findings until somebody says whether the measure helped', () => {
    const finding = {
      findingId: 'slow',
      diagnosis: 'Slow.',
      action: 'One list.',
      dueOn: '2026-05-01',
    };
    const found = surveyEvents.SurveyFindingRecorded({ ...finding, title });
    const record = RecordSurveyFinding.of({ surveyId, ...finding });
    const review = ReviewSurveyFinding.of({
      ...{ surveyId, findingId: 'slow', effective: true, result: 'Quicker.' },
    });
    given(planned).when(record).then(found);
    given(planned, found).when(record).refuses(refusals.FindingTwice, { field: 'findingId' });
    given(planned).when(review).refuses(refusals.FindingUnknown, { field: 'findingId' });
    given(planned, found)
      .when(review)
      .then(SurveyFindingReviewed({ findingId: 'slow', effective: true, result: 'Quicker.' }));
  });
});

describe('an answer', () => {
  const told = {
    answerId: 'an_1',
    surveyId,
    surveyTitle: title,
    group: 'growth',
    channel: 'phone',
    answers: [],
    valid: true,
    valueDate: '2026-03-03',
  } as const;
  const from = (clientId: string, recommends: number) =>
    surveyAnswerEvents.SurveyAnswered({ ...told, clientId, invitationId: 'iv_1', recommends });

  it('returns its invitation, and of an unhappy client becomes a case', () => {
    const returned = ReturnInvitation.of({ invitationId: 'iv_1' });
    reacts(followSurveys)(from('cl_1', 7)).then(returned);
    reacts(followSurveys)(from('cl_1', 6)).then(
      returned,
      OpenCase.of({
        ...{ caseId: 'ca_an_1', clientId: 'cl_1', category: 'feedback', channel: 'phone' },
        ...{ urgency: 'normal', subject: '服务满意度：推荐意愿 6 (would recommend: 6)' },
        raisedBy: 'bank',
      }),
    );
  });

  it('that is anonymous leads to nobody', () =>
    reacts(followSurveys)(surveyAnswerEvents.SurveyAnswered({ ...told, recommends: 0 })).then());
});

describe('a survey has room', () => {
  it('for twenty competitors, each with its latest index', () => {
    const peers = Array.from({ length: surveyLimits.peers }, (_, index) =>
      PeerIndexRecorded({
        ...{ peer: `Bank ${index}`, netPromoterScore: 10, source: 'Own survey' },
        valueDate: '2026-03-02',
      }),
    );
    const record = (peer: string) =>
      RecordPeerIndex.of({ surveyId, peer, netPromoterScore: 20, source: 'Own survey' });
    given(planned, ...peers)
      .when(record('Another'))
      .refuses(refusals.TooManyPeers, { field: 'peer' });
    expect(
      given(planned, ...peers)
        .when(record('Bank 3'))
        .facts(),
    ).toHaveLength(1);
  });

  it('for fifty groups of clients', () => {
    const groups = Array.from({ length: surveyLimits.groups }, (_, index) => ({
      group: `g${index}`,
    }));
    expect(() => checkGroup({ groups }, 'g7')).not.toThrow();
    expect(() => checkGroup({ groups }, 'new')).toThrow(refusals.TooManyGroups.code);
  });
});
