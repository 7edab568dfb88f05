import type { Labels } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { BankValue, SatisfactionDimension } from '../satisfaction/satisfaction.codes.js';
import type { Measure } from '../survey/survey.codes.js';

/** One of the answers to choose from. */
export interface Choice extends Labels {
  readonly code: string;
}

/** A question as clients read it. */
export interface SurveyQuestion {
  readonly questionId: string;
  readonly measure: Measure;
  readonly text: Labels;
  /** Which of the four dimensions a rating counts for. */
  readonly dimension?: SatisfactionDimension;
  /** Which value of the bank a rating is about. */
  readonly value?: BankValue;
  readonly choices?: readonly Choice[];
  /** An answer without it is not valid. */
  readonly required: boolean;
}

/** What is asked, in order. */
export interface FormContent {
  readonly title: Labels;
  readonly questions: readonly SurveyQuestion[];
}

/** A form of questions; surveys that began keep the version they began with. */
export const surveyFormEvents = defineEvents('formId', {
  SurveyFormPublished: event<FormContent & { readonly version: number }>(),
  SurveyFormRevised: event<FormContent & { readonly version: number; readonly reason: string }>(),
  SurveyFormRetired: event<{ readonly reason: string }>(),
});
