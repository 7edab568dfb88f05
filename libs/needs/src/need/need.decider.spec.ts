import { ClientUnknown } from '#clients';
import { decides } from '#kernel/testing';
import { captured, clientId, needId, ranked, stated } from '../examples.js';
import { needForms, needFormsOn } from './need-forms.rules.js';
import { priorityRules, rankOf } from './need-priority.rules.js';
import { AssessNeed, CaptureNeed, LoseNeed, RestateNeed } from './need.commands.js';
import { need } from './need.decider.js';
import { needEvents } from './need.events.js';
import { needRefusals as refuse } from './need.refusals.js';

const given = decides(need);
const known = { client: { clientId } };
const { answers } = captured.data;
const capture = (more: object = {}) =>
  CaptureNeed.of({
    needId,
    clientId,
    formId: 'NF-2',
    answers,
    need: stated,
    heldOn: '2026-03-02',
    ...more,
  });
const lost = needEvents.NeedLost({ code: 'price', reason: 'Too dear.', valueDate: '2026-03-02' });

describe('a need', () => {
  it('is captured by the version of the form that was in force on the day of the talk', () => {
    given().when(capture(), known).then(captured);
    given().when(capture()).refuses(ClientUnknown);
    given()
      .when(capture({ formId: 'NF-9' }), known)
      .refuses(refuse.NeedFormUnknown);
    given()
      .when(capture({ heldOn: '2026-03-03' }), known)
      .refuses(refuse.TalkInFuture, { field: 'heldOn' });
  });

  it('answers every question that has to be answered, each once', () => {
    given()
      .when(capture({ answers: answers.slice(1) }), known)
      .refuses(refuse.AnswerMissing, { missing: ['core'] });
    given()
      .when(capture({ answers: [...answers, answers[0]] }), known)
      .refuses(refuse.QuestionUnknown, { field: 'answers.3.question' });
  });

  it('ranks by the importance of its project times the risk of its client', () => {
    const assess = AssessNeed.of({
      needId,
      strategicImportance: 4,
      reason: '国家重点扶持行业',
    });
    given(captured)
      .when(assess, { standing: { riskClass: 'low' } })
      .then(ranked);
    const [fact] = given(captured).when(assess).facts();
    expect(fact?.data).toMatchObject({ riskClass: 'medium', rank: { score: 8 } });
  });

  it('may change, until it is lost', () => {
    const restate = RestateNeed.of({ needId, need: stated, reason: 'More.' });
    given(captured)
      .when(restate)
      .then(needEvents.NeedRestated({ need: stated, reason: 'More.', valueDate: '2026-03-02' }));
    const lose = LoseNeed.of({ needId, code: 'price', reason: 'Too dear.' });
    given(captured).when(lose).then(lost);
    given(captured)
      .when(lose, { shown: { reached: { drawn: '2026-03-01' } } })
      .refuses(refuse.NeedMet);
    given(captured, lost).when(lose).changesNothing();
    given(captured, lost).when(restate).refuses(refuse.NeedOver);
  });
});

describe('the rules of priority', () => {
  it.each([
    ['NP-1', 5, 'low', 15, 'first'],
    ['NP-1', 5, 'medium', 10, 'first'],
    ['NP-1', 5, 'high', 5, 'ordinary'],
    ['NP-1', 2, 'medium', 4, 'last'],
  ] as const)(
    '%s ranks importance %i at %s risk as %i',
    (rule, importance, risk, score, priority) =>
      expect(rankOf(importance, risk, '2026-03-02')).toEqual({ rule, version: 1, score, priority }),
  );

  it('rank nothing before they are in force', () => {
    expect(rankOf(5, 'low', '2019-12-31')).toBeUndefined();
    expect(priorityRules).toHaveLength(1);
  });
});

describe('the forms', () => {
  it.each([
    ['NF-1', 'questionnaire'],
    ['NF-2', 'interview'],
  ])('%s is a %s with questions of its own', (id, way) => {
    const form = needForms.find((each) => each.id === id);
    expect(form?.way).toBe(way);
    const ids = form?.questions.map((question) => question.id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are as they were on a day', () => expect(needFormsOn('2019-01-01')).toEqual([]));
});
