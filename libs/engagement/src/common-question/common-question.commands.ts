import { DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { QuestionTopic } from './common-question.codes.js';
import type { QuestionAndAnswer } from './common-question.events.js';

class QuestionWords {
  @IsText({ max: 300 }) readonly en!: string;

  @IsText({ max: 300 }) readonly zh!: string;
}

class AnswerWords {
  @IsText({ max: 4000 }) readonly en!: string;

  @IsText({ max: 4000 }) readonly zh!: string;
}

abstract class QuestionCommand extends DomainCommand {
  @IsId() readonly questionId!: string;
}

abstract class AnswerCommand extends QuestionCommand implements QuestionAndAnswer {
  @IsCode(QuestionTopic) readonly topic!: QuestionTopic;

  @IsPart(QuestionWords) readonly question!: QuestionWords;

  @IsPart(AnswerWords) readonly answer!: AnswerWords;
}

/** Publishes the answer to a question that many ask. */
export class PublishCommonQuestion extends AnswerCommand {}

/** Gives a better answer. */
export class ReviseCommonQuestion extends AnswerCommand {
  @IsText() readonly reason!: string;
}

/** Takes an answer back that holds no longer. */
export class RetireCommonQuestion extends QuestionCommand {
  @IsText() readonly reason!: string;
}
