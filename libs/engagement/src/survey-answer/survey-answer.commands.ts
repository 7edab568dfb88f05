import { AreParts, DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AnswerFollowUp, SurveyChannel } from '../survey/survey.codes.js';
import type { GivenAnswer } from './survey-answer.events.js';

class AnswerFields implements GivenAnswer {
  @IsId() readonly questionId!: string;

  /** For a question answered by a number. */
  @IsOptional() @IsInt() @Min(0) @Max(10) readonly value?: number;

  /** For a choice: its code. */
  @IsOptional() @IsId() readonly choice?: string;

  @IsOptional() @IsText({ max: 2000 }) readonly text?: string;
}

abstract class AnswerCommand extends DomainCommand {
  @IsId() readonly answerId!: string;
}

/** Enters a questionnaire that came back, on whatever channel. */
export class AnswerSurvey extends AnswerCommand {
  @IsId() readonly surveyId!: string;

  @IsCode(SurveyChannel) readonly channel!: SurveyChannel;

  /** The group of clients that this one stands for, such as its type. */
  @IsText({ max: 60 }) readonly group!: string;

  /** Whose it is; never for an anonymous survey. */
  @IsOptional() @IsId() readonly clientId?: string;

  /** The invitation it follows; never for an anonymous survey. */
  @IsOptional() @IsId() readonly invitationId?: string;

  @AreParts(AnswerFields, { max: 30 }) readonly answers!: AnswerFields[];
}

/** Makes a need or a case of what one client answered. */
export class FollowUpAnswer extends AnswerCommand {
  /** The client who answered. */
  @IsId() readonly clientId!: string;

  @IsCode(AnswerFollowUp) readonly kind!: AnswerFollowUp;

  @IsText({ max: 500 }) readonly what!: string;
}
