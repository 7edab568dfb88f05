import { decides } from '#kernel/testing';
import { PublishSurveyForm, RetireSurveyForm, ReviseSurveyForm } from './survey-form.commands.js';
import { surveyForm } from './survey-form.decider.js';
import { surveyFormEvents } from './survey-form.events.js';
import { surveyFormRefusals as refusals } from './survey-form.refusals.js';

const given = decides(surveyForm);
const formId = 'fm_1';
const title = { en: 'How do we do?', zh: '服务满意度' };
const question = (en: string, zh = '如何？', more: object = {}) => ({
  ...{ questionId: 'one', measure: 'rating' as const, text: { en, zh }, required: true },
  ...more,
});
const publish = (...questions: readonly ReturnType<typeof question>[]) =>
  PublishSurveyForm.of({ formId, title, questions: [...questions] });
const content = { title, questions: [question('How quick were we?')] };
const published = surveyFormEvents.SurveyFormPublished({ ...content, version: 1 });

describe('a form', () => {
  it('is published, and revised as the next version', () => {
    given()
      .when(publish(question('How quick were we?')))
      .then(published);
    const shorter = [question('How quick?')];
    const revise = ReviseSurveyForm.of({ formId, title, questions: shorter, reason: 'Shorter.' });
    const revised = surveyFormEvents.SurveyFormRevised({
      ...{ title, questions: shorter, version: 2, reason: 'Shorter.' },
    });
    given(published).when(revise).then(revised);
    given(published, revised).when(revise).changesNothing();
    const retired = surveyFormEvents.SurveyFormRetired({ reason: 'Old.' });
    given(published)
      .when(RetireSurveyForm.of({ formId, reason: 'Old.' }))
      .then(retired);
    given(published, retired).when(revise).refuses(refusals.FormRetired);
  });

  it.each([
    ['JW-01', 'Is our LTV fair?', '如何？'],
    ['JW-02', 'How?', '偿债备付率合适吗？'],
    ['JW-03', 'Are our exposures clear?', '如何？'],
    ['JW-04', 'Do you know our provisions?', '如何？'],
    ['JW-05', 'Are ten bps much?', '如何？'],
    ['JW-06', 'How?', '契约条款清楚吗？'],
    ['JW-07', 'Is ECL clear?', '如何？'],
  ])('with a word that clients need not know is refused by %s', (rule, en, zh) => {
    given()
      .when(publish(question(en, zh)))
      .refuses(refusals.JargonInForm, { field: 'questions.0', rule });
  });

  it('may speak of a recipe, which holds no ECL', () =>
    given()
      .when(publish(question('Was our eclipse recipe clear?')))
      .then(
        surveyFormEvents.SurveyFormPublished({
          ...{ title, version: 1, questions: [question('Was our eclipse recipe clear?')] },
        }),
      ));

  it('has questions of different ids, choices where one chooses, dimensions of ratings', () => {
    given()
      .when(publish(question('How?'), question('Why?')))
      .refuses(refusals.QuestionTwice, { field: 'questions' });
    given()
      .when(publish(question('How?', '如何？', { measure: 'choice' })))
      .refuses(refusals.ChoicesMisplaced, { field: 'questions.0.choices' });
    given()
      .when(publish(question('How?', '如何？', { measure: 'text', dimension: 'product' })))
      .refuses(refusals.DimensionMisplaced, { field: 'questions.0.dimension' });
  });
});
