import type { Day, Occurrence, Rows } from '#kernel';
import { anybody, defineView, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { searchKey, textKeys } from '#clients';
import { IsOptional } from 'class-validator';
import { QuestionTopic } from '../../common-question/common-question.codes.js';
import type { QuestionAndAnswer } from '../../common-question/common-question.events.js';
import { commonQuestionEvents } from '../../common-question/common-question.events.js';

/** A question that many ask, and the answer. */
export interface QuestionRow extends QuestionAndAnswer {
  readonly questionId: string;
  readonly since: Day;
  /** What is typed is the beginning of one of these. */
  readonly searchKeys: readonly string[];
}

/** One question and its answer. */
export class GetCommonQuestion extends ViewQuery<QuestionRow> {
  @IsId() readonly questionId!: string;
}

/** The answers to common questions, by topic and by any word of the question. */
export class ListCommonQuestions extends ListQuery<QuestionRow> {
  @IsOptional() @IsCode(QuestionTopic) readonly topic?: QuestionTopic;

  /** The beginning of any word of the question, or any part of it in Chinese. */
  @IsOptional() @IsText({ max: 100 }) readonly search?: string;
}

type Told = QuestionAndAnswer & { readonly questionId: string };

const told = (
  { questionId, topic, question, answer }: Told,
  { valueDate }: Pick<Occurrence, 'valueDate'>,
): QuestionRow => ({
  questionId,
  topic,
  question,
  answer,
  since: valueDate,
  searchKeys: textKeys([question.en, question.zh]),
});

const on: Rows<QuestionRow, typeof commonQuestionEvents> = {
  CommonQuestionRevised: (data, _, occurrence) => told(data, occurrence),
  CommonQuestionRetired: () => undefined,
};

/** What the bank answers to questions that many ask. */
export const commonQuestions = defineView({
  name: 'common-questions',
  events: commonQuestionEvents,
  opens: { CommonQuestionPublished: told },
  on,
  scope: 'open',
  queries: { GetCommonQuestion, ListCommonQuestions },
  allow: { GetCommonQuestion: anybody, ListCommonQuestions: anybody },
  answer: {
    GetCommonQuestion: ({ questionId }, rows) => rows.get(questionId),
    ListCommonQuestions: ({ topic, search, limit, cursor, sort }, rows) =>
      rows.page(
        {
          topic,
          ...(search !== undefined && { searchKeys: { anyStartsWith: searchKey(search) } }),
        },
        { limit, cursor, sort },
      ),
  },
  indexes: [{ topic: 1 }, { searchKeys: 1 }],
});
