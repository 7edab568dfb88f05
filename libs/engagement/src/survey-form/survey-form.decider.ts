import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { plainContent } from './plain-form.js';
import * as commands from './survey-form.commands.js';
import type { FormContent } from './survey-form.events.js';
import { surveyFormEvents } from './survey-form.events.js';
import { surveyFormRefusals } from './survey-form.refusals.js';

const { SurveyFormPublished, SurveyFormRevised, SurveyFormRetired } = surveyFormEvents;

interface Form {
  readonly content: FormContent;
  readonly version: number;
  readonly retired: boolean;
}

const evolve: Evolve<Form, typeof surveyFormEvents> = {
  SurveyFormPublished: ({ title, questions, version }) => ({
    content: { title, questions },
    version,
    retired: false,
  }),
  SurveyFormRevised: ({ title, questions, version }) => ({
    content: { title, questions },
    version,
    retired: false,
  }),
  SurveyFormRetired: (_, form) => ({ ...form, retired: true }),
};

const editors = ['unitHead', 'riskOfficer', 'administrator'] as const;

/** One form of questions, in versions. */
export const surveyForm = defineDecider({
  stream: 'surveyform',
  by: 'formId',
  prefix: 'fm',
  events: surveyFormEvents,
  commands,
  allow: {
    PublishSurveyForm: editors,
    ReviseSurveyForm: editors,
    RetireSurveyForm: editors,
  },
  evolve,
  create: {
    PublishSurveyForm: (command, { today }) =>
      SurveyFormPublished({ ...plainContent(command, today), version: 1 }),
  },
  decide: {
    ReviseSurveyForm({ reason, ...command }, { content, version, retired }, { today }) {
      if (retired) throw surveyFormRefusals.FormRetired();
      const revised = plainContent(command, today);
      return isDeepStrictEqual(revised, content)
        ? []
        : SurveyFormRevised({ ...revised, version: version + 1, reason });
    },
    RetireSurveyForm: ({ reason }, { retired }) => (retired ? [] : SurveyFormRetired({ reason })),
  },
});
