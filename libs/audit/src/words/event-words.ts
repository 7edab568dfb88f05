import type { Labels } from '#kernel';
import { bankWords } from './bank.words.js';
import { clientWords } from './client.words.js';
import { creditWords } from './credit.words.js';
import { engagementWords } from './engagement.words.js';
import { surveyWords } from './survey.words.js';
import { loanWords } from './loan.words.js';
import { needWords } from './need.words.js';
import { relationshipWords } from './relationship.words.js';
import { outreachWords } from './outreach.words.js';
import { outletWords } from './outlet.words.js';
import { performanceWords } from './performance.words.js';
import { projectWords } from './project.words.js';
import { riskWords } from './risk.words.js';
import type { EventWords } from './sentence.js';
import { said } from './sentence.js';

/** The sentence of every type of event. */
export const eventWords: EventWords = {
  ...bankWords,
  ...clientWords,
  ...creditWords,
  ...engagementWords,
  ...surveyWords,
  ...loanWords,
  ...needWords,
  ...outreachWords,
  ...relationshipWords,
  ...projectWords,
  ...riskWords,
  ...outletWords,
  ...performanceWords,
};

const sentences = new Map(Object.entries(eventWords));

/** What happened, said of the data of an event; of a type without a sentence its name. */
export function wordsOf(type: string, data: unknown): Labels {
  const sentence = sentences.get(type);
  return sentence ? said(sentence, data) : { en: type, zh: type };
}
