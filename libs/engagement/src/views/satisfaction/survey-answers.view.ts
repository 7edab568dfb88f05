import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { AnswerFollowUp, SurveyChannel } from '../../survey/survey.codes.js';
import type { GivenAnswer } from '../../survey-answer/survey-answer.events.js';
import { surveyAnswerEvents } from '../../survey-answer/survey-answer.events.js';

/** One questionnaire that came back and says whose it is. */
export interface SurveyAnswerRow {
  readonly answerId: string;
  readonly surveyId: string;
  readonly clientId: string;
  readonly group: string;
  readonly channel: SurveyChannel;
  readonly answers: readonly GivenAnswer[];
  readonly valid: boolean;
  readonly recommends?: number;
  readonly answeredOn: Day;
  readonly followUps: readonly { readonly kind: AnswerFollowUp; readonly what: string }[];
}

/** What clients answered, the latest first; not in anonymous surveys, which are read as a whole. */
export class ListSurveyAnswers extends ListQuery<SurveyAnswerRow> {
  @IsOptional() @IsId() readonly surveyId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
}

const on: Rows<SurveyAnswerRow, typeof surveyAnswerEvents> = {
  AnswerFollowedUp: ({ kind, what }, row) => ({
    ...row,
    followUps: [...row.followUps, { kind, what }],
  }),
};

/** Every questionnaire that came back, but for anonymous ones: read one by one they tell whose they are. */
export const surveyAnswers = defineView({
  name: 'survey-answers',
  version: 2,
  events: surveyAnswerEvents,
  opens: {
    SurveyAnswered: ({
      surveyTitle: _,
      valueDate: answeredOn,
      invitationId: _invitation,
      clientId = '',
      ...told
    }): SurveyAnswerRow => ({ ...told, clientId, answeredOn, followUps: [] }),
  },
  by: 'answerId',
  key: {
    SurveyAnswered: ({ answerId, clientId }) => (clientId === undefined ? [] : answerId),
  },
  on,
  scope: { client: 'clientId' },
  queries: { ListSurveyAnswers },
  allow: { ListSurveyAnswers: everyone },
  answer: {
    ListSurveyAnswers: ({ surveyId, clientId, limit, cursor, sort = '-answeredOn' }, rows) =>
      rows.page({ surveyId, clientId }, { limit, cursor, sort }),
  },
  indexes: [{ answeredOn: -1 }, { surveyId: 1, answeredOn: -1 }, { clientId: 1, answeredOn: -1 }],
  orders: ['answeredOn'],
});
