import type { Day } from '#kernel';
import { inForce } from '#kernel';
import { jargonRules } from './plain-words.rules.js';
import type { FormContent, SurveyQuestion } from './survey-form.events.js';
import { surveyFormRefusals as refuse } from './survey-form.refusals.js';

/** The content of a form that clients can read. @throws JargonInForm, and what else is wrong with it */
export function plainContent({ title, questions }: FormContent, day: Day): FormContent {
  checkTwice(
    questions.map(({ questionId }) => questionId),
    'questions',
  );
  checkWords([title.en, title.zh], 'title', day);
  return {
    title: { en: title.en, zh: title.zh },
    questions: questions.map((question, index) => asked(question, `questions.${index}`, day)),
  };
}

function asked(question: SurveyQuestion, field: string, day: Day): SurveyQuestion {
  const { questionId, measure, text, dimension, value, choices, required } = question;
  if ((measure === 'choice') !== (choices !== undefined)) {
    throw refuse.ChoicesMisplaced({ field: `${field}.choices` });
  }
  if ((dimension ?? value) !== undefined && measure !== 'rating') {
    const misplaced = dimension === undefined ? 'value' : 'dimension';
    throw refuse.DimensionMisplaced({ field: `${field}.${misplaced}` });
  }
  const offered = choices ?? [];
  checkTwice(
    offered.map(({ code }) => code),
    `${field}.choices`,
  );
  checkWords([text.en, text.zh, ...offered.flatMap(({ en, zh }) => [en, zh])], field, day);
  return {
    ...{ questionId, measure, required },
    text: { en: text.en, zh: text.zh },
    ...(dimension !== undefined && { dimension }),
    ...(value !== undefined && { value }),
    ...(choices && { choices: choices.map(({ code, en, zh }) => ({ code, en, zh })) }),
  };
}

function checkTwice(ids: readonly string[], field: string): void {
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw refuse.QuestionTwice({ field, id: twice });
}

/** Latin words are looked for as whole words: `recipe` holds no `ECL`. */
function checkWords(texts: readonly string[], field: string, day: Day): void {
  for (const { id, words, label } of inForce(jargonRules, day)) {
    const word = words.find((each) => texts.some((text) => speaksOf(text, each)));
    if (word !== undefined) throw refuse.JargonInForm({ field, word, rule: id, instead: label.en });
  }
}

const speaksOf = (text: string, word: string): boolean =>
  /^[\x20-\x7e]+$/.test(word) ? new RegExp(`\\b${word}s?\\b`, 'i').test(text) : text.includes(word);
