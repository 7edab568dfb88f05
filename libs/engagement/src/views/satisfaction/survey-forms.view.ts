import type { Day, Rows } from '#kernel';
import { anybody, defineView, IsId, ListQuery, ViewQuery } from '#kernel';
import type { FormContent } from '../../survey-form/survey-form.events.js';
import { surveyFormEvents } from '../../survey-form/survey-form.events.js';

/** A form in its latest version. */
export interface SurveyFormRow extends FormContent {
  readonly formId: string;
  readonly version: number;
  readonly since: Day;
  readonly retired: boolean;
}

/** One form in its latest version. */
export class GetSurveyForm extends ViewQuery<SurveyFormRow> {
  @IsId() readonly formId!: string;
}

/** The forms, each in its latest version. */
export class ListSurveyForms extends ListQuery<SurveyFormRow> {}

const on: Rows<SurveyFormRow, typeof surveyFormEvents> = {
  SurveyFormRevised: ({ title, questions, version }, row, { valueDate }) => ({
    ...row,
    title,
    questions,
    version,
    since: valueDate,
  }),
  SurveyFormRetired: (_, row) => ({ ...row, retired: true }),
};

/** What clients may be asked. */
export const surveyForms = defineView({
  name: 'survey-forms',
  events: surveyFormEvents,
  opens: {
    SurveyFormPublished: (told, { valueDate }): SurveyFormRow => ({
      ...told,
      since: valueDate,
      retired: false,
    }),
  },
  on,
  scope: 'open',
  queries: { GetSurveyForm, ListSurveyForms },
  allow: { GetSurveyForm: anybody, ListSurveyForms: anybody },
  answer: {
    GetSurveyForm: ({ formId }, rows) => rows.get(formId),
    ListSurveyForms: ({ limit, cursor, sort }, rows) => rows.page({}, { limit, cursor, sort }),
  },
});
