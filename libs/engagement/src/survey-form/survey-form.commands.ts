import { AreParts, DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsBoolean, IsOptional } from 'class-validator';
import { BankValue, SatisfactionDimension } from '../satisfaction/satisfaction.codes.js';
import { Measure } from '../survey/survey.codes.js';
import type { Choice, FormContent, SurveyQuestion } from './survey-form.events.js';

/** No question is longer than people read. */
class QuestionText {
  @IsText({ max: 160 }) readonly en!: string;

  @IsText({ max: 80 }) readonly zh!: string;
}

class ChoiceFields implements Choice {
  @IsId() readonly code!: string;

  @IsText({ max: 80 }) readonly en!: string;

  @IsText({ max: 40 }) readonly zh!: string;
}

class QuestionFields implements SurveyQuestion {
  @IsId() readonly questionId!: string;

  @IsCode(Measure) readonly measure!: Measure;

  @IsPart(QuestionText) readonly text!: QuestionText;

  /** Which of the four dimensions a rating counts for. */
  @IsOptional() @IsCode(SatisfactionDimension) readonly dimension?: SatisfactionDimension;

  /** Which value of the bank a rating is about. */
  @IsOptional() @IsCode(BankValue) readonly value?: BankValue;

  /** For a choice only: 2 to 20. */
  @IsOptional() @AreParts(ChoiceFields, { min: 2, max: 20 }) readonly choices?: ChoiceFields[];

  /** An answer without it is not valid. */
  @IsBoolean() readonly required!: boolean;
}

abstract class FormCommand extends DomainCommand {
  @IsId() readonly formId!: string;
}

abstract class ContentCommand extends FormCommand implements FormContent {
  @IsPart(QuestionText) readonly title!: QuestionText;

  /** In the order in which they are asked; at most 30. */
  @AreParts(QuestionFields, { min: 1, max: 30 }) readonly questions!: QuestionFields[];
}

/** Publishes the first version of a form, in plain words and both languages. */
export class PublishSurveyForm extends ContentCommand {}

/** Publishes the next version; surveys under way keep theirs. */
export class ReviseSurveyForm extends ContentCommand {
  @IsText() readonly reason!: string;
}

/** Takes a form out of use. */
export class RetireSurveyForm extends FormCommand {
  @IsText() readonly reason!: string;
}
