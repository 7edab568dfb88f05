import { Measure } from '../survey/survey.codes.js';
import { surveyRefusals as refuse } from '../survey/survey.refusals.js';
import type { SurveyQuestion } from '../survey-form/survey-form.events.js';
import type { GivenAnswer } from './survey-answer.events.js';

/** What was answered, checked against what was asked. */
export interface Given {
  readonly answers: readonly GivenAnswer[];
  readonly valid: boolean;
  readonly recommends?: number;
}

/**
 * The answers to the questions of a survey. Valid where each question that must be answered was.
 * @throws SurveyQuestionUnknown, AnswerOutOfRange
 */
export function givenAnswers(
  questions: readonly SurveyQuestion[],
  stated: readonly GivenAnswer[],
): Given {
  const answers = stated.map((answer, index) => {
    const question = questions.find(({ questionId }) => questionId === answer.questionId);
    const field = `answers.${index}`;
    if (question === undefined)
      throw refuse.SurveyQuestionUnknown({ field, id: answer.questionId });
    if (stated.findIndex(({ questionId }) => questionId === answer.questionId) !== index) {
      throw refuse.AnswerOutOfRange({ field, questionId: answer.questionId });
    }
    return answered(question, answer, field);
  });
  const isAnswered = ({ questionId, required }: SurveyQuestion) =>
    !required || answers.some((answer) => answer.questionId === questionId);
  const recommend = questions.find(({ measure }) => measure === 'recommend');
  const recommends = answers.find(({ questionId }) => questionId === recommend?.questionId)?.value;
  return {
    answers,
    valid: questions.every(isAnswered),
    ...(recommends !== undefined && { recommends }),
  };
}

function answered(
  { questionId, measure, choices = [] }: SurveyQuestion,
  { value, choice, text }: GivenAnswer,
  field: string,
): GivenAnswer {
  const { least, most } = Measure(measure);
  const fits =
    measure === 'text'
      ? text !== undefined && value === undefined && choice === undefined
      : measure === 'choice'
        ? choices.some(({ code }) => code === choice) && value === undefined
        : value !== undefined && value >= least && value <= most && choice === undefined;
  if (!fits) throw refuse.AnswerOutOfRange({ field, questionId, measure });
  return {
    questionId,
    ...(value !== undefined && { value }),
    ...(choice !== undefined && { choice }),
    ...(text !== undefined && { text }),
  };
}
