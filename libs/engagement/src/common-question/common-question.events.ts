import type { Labels } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { QuestionTopic } from './common-question.codes.js';

/** A question that many ask, and the answer of the bank, in both languages. */
export interface QuestionAndAnswer {
  readonly topic: QuestionTopic;
  readonly question: Labels;
  readonly answer: Labels;
}

/** Answers to common questions (常见问题解答). */
export const commonQuestionEvents = defineEvents('questionId', {
  CommonQuestionPublished: event<QuestionAndAnswer>(),
  CommonQuestionRevised: event<QuestionAndAnswer & { readonly reason: string }>(),
  CommonQuestionRetired: event<{ readonly reason: string }>(),
});
