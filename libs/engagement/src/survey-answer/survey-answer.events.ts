import type { Day, Labels } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { AnswerFollowUp, SurveyChannel } from '../survey/survey.codes.js';

/** The answer to one question: a number, a choice, or own words. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly value?: number;
  readonly choice?: string;
  readonly text?: string;
}

/** One questionnaire that came back. That of an anonymous survey carries no client. */
export const surveyAnswerEvents = defineEvents(['answerId', 'surveyId'], {
  SurveyAnswered: event<{
    readonly surveyTitle: Labels;
    readonly clientId?: string;
    readonly invitationId?: string;
    readonly group: string;
    readonly channel: SurveyChannel;
    readonly answers: readonly GivenAnswer[];
    /** Whether every question that must be answered was. */
    readonly valid: boolean;
    /** 0 to 10: how readily the client would recommend the bank. */
    readonly recommends?: number;
    readonly valueDate: Day;
  }>(),
  /** What the client said leads to a need or a case. */
  AnswerFollowedUp: event<{
    readonly clientId: string;
    readonly kind: AnswerFollowUp;
    readonly what: string;
  }>(),
});
