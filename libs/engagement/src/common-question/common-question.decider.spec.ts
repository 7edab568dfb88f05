import { decides } from '#kernel/testing';
import {
  PublishCommonQuestion,
  RetireCommonQuestion,
  ReviseCommonQuestion,
} from './common-question.commands.js';
import { commonQuestion, commonQuestionRefusals } from './common-question.decider.js';
import { commonQuestionEvents } from './common-question.events.js';

const { CommonQuestionPublished, CommonQuestionRevised, CommonQuestionRetired } =
  commonQuestionEvents;
const given = decides(commonQuestion);
const questionId = 'qu_1';
const content = {
  topic: 'repayment',
  question: { en: 'May we prepay?', zh: '可以提前还款吗？' },
  answer: { en: 'Yes.', zh: '可以。' },
} as const;
const published = CommonQuestionPublished(content);
const revise = (told: object = {}) =>
  ReviseCommonQuestion.of({ questionId, ...content, ...told, reason: 'New rule.' });

describe('a common question', () => {
  it('is published with its answer', () =>
    given()
      .when(PublishCommonQuestion.of({ questionId, ...content }))
      .then(published));
  it('is revised where something is different', () => {
    const answer = { en: 'No.', zh: '不可以。' };
    given(published)
      .when(revise({ answer }))
      .then(CommonQuestionRevised({ ...content, answer, reason: 'New rule.' }));
    given(published).when(revise()).changesNothing();
  });
  it('is taken back once, for good', () => {
    const retire = RetireCommonQuestion.of({ questionId, reason: 'Gone.' });
    const retired = CommonQuestionRetired({ reason: 'Gone.' });
    given(published).when(retire).then(retired);
    given(published, retired).when(retire).changesNothing();
    given(published, retired).when(revise()).refuses(commonQuestionRefusals.QuestionRetired);
  });
});
