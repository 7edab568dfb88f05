import type { Evolve } from '#kernel';
import { defineDecider, defineRefusals } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import * as commands from './common-question.commands.js';
import type { QuestionAndAnswer } from './common-question.events.js';
import { commonQuestionEvents } from './common-question.events.js';

export const commonQuestionRefusals = defineRefusals({
  QuestionRetired: { en: 'The answer has been taken back.', zh: '该问答已下线' },
});

const { CommonQuestionPublished, CommonQuestionRevised, CommonQuestionRetired } =
  commonQuestionEvents;

interface Question {
  readonly content: QuestionAndAnswer;
  readonly retired: boolean;
}

const contentOf = ({ topic, question, answer }: QuestionAndAnswer): QuestionAndAnswer => ({
  topic,
  question: { en: question.en, zh: question.zh },
  answer: { en: answer.en, zh: answer.zh },
});

const evolve: Evolve<Question, typeof commonQuestionEvents> = {
  CommonQuestionPublished: (told) => ({ content: contentOf(told), retired: false }),
  CommonQuestionRevised: (told) => ({ content: contentOf(told), retired: false }),
  CommonQuestionRetired: (_, question) => ({ ...question, retired: true }),
};

const editors = ['unitHead', 'riskOfficer', 'administrator'] as const;

/** One question and its answer. */
export const commonQuestion = defineDecider({
  stream: 'question',
  by: 'questionId',
  prefix: 'qu',
  events: commonQuestionEvents,
  commands,
  allow: {
    PublishCommonQuestion: editors,
    ReviseCommonQuestion: editors,
    RetireCommonQuestion: editors,
  },
  evolve,
  create: { PublishCommonQuestion: (command) => CommonQuestionPublished(contentOf(command)) },
  decide: {
    ReviseCommonQuestion({ reason, ...command }, { content, retired }) {
      if (retired) throw commonQuestionRefusals.QuestionRetired();
      const revised = contentOf(command);
      return isDeepStrictEqual(revised, content)
        ? []
        : CommonQuestionRevised({ ...revised, reason });
    },
    RetireCommonQuestion: ({ reason }, { retired }) =>
      retired ? [] : CommonQuestionRetired({ reason }),
  },
});
