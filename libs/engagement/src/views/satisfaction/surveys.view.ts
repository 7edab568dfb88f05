import type { Page, Rows } from '#kernel';
import { anybody, defineView, IsCode, IsId, IsOneOf, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { SurveyPurpose } from '../../survey/survey.codes.js';
import { surveyEvents } from '../../survey/survey.events.js';
import type { SurveyResults } from '../../survey/survey-results.js';
import { resultsOf } from '../../survey/survey-results.js';
import type { GivenAnswer } from '../../survey-answer/survey-answer.events.js';
import { surveyAnswerEvents } from '../../survey-answer/survey-answer.events.js';
import { surveyInvitationEvents } from '../../survey-invitation/survey-invitation.events.js';
import { pick } from '#kernel';
import type { SurveyRow } from './surveys.rows.js';
import { counting, tallied } from './surveys.rows.js';

/** A survey, and what its answers come to. */
export interface SurveyAndResults extends Omit<SurveyRow, 'tallies' | 'groups'> {
  readonly results: SurveyResults;
}

/** One survey, and what its answers come to. */
export class GetSurvey extends ViewQuery<SurveyAndResults> {
  @IsId() readonly surveyId!: string;
}

const states = ['open', 'closed'] as const;

/** Surveys, the latest first; those of one `series` compare with one another. */
export class ListSurveys extends ListQuery<SurveyAndResults> {
  @IsOptional() @IsCode(SurveyPurpose) readonly purpose?: SurveyPurpose;
  @IsOptional() @IsId() readonly series?: string;
  @IsOptional() @IsOneOf(states) readonly state?: (typeof states)[number];
}

const events = {
  ...surveyEvents,
  ...surveyInvitationEvents,
  ...pick(surveyAnswerEvents, 'SurveyAnswered'),
};

const begun = {
  state: 'open',
  ...{ invited: 0, returned: 0, declined: 0 },
  ...{ groups: [], tallies: [], peers: [], samples: [], findings: [] },
} as const;

const valueOf = ({ value, choice }: GivenAnswer): string | undefined =>
  value === undefined ? choice : String(value);

const on: Rows<SurveyRow, typeof events> = {
  PeerIndexRecorded: ({ peer, netPromoterScore, source, valueDate: on }, row) => ({
    ...row,
    peers: [
      ...row.peers.filter((each) => each.peer !== peer),
      { peer, netPromoterScore, source, on },
    ],
  }),
  SurveySampleDrawn: ({ seed, perGroup, members, valueDate: on }, row) => ({
    ...row,
    samples: [...row.samples, { seed, perGroup, clients: members.length, on }],
  }),
  SurveyFindingRecorded: (told, row, { valueDate: foundOn }) => {
    const { findingId, dimension, diagnosis, action, dueOn } = told;
    const about = dimension === undefined ? {} : { dimension };
    const finding = { findingId, ...about, diagnosis, action, dueOn, foundOn };
    return { ...row, findings: [...row.findings, finding] };
  },
  SurveyFindingReviewed: ({ findingId, effective, result }, row) => ({
    ...row,
    findings: row.findings.map((each) =>
      each.findingId === findingId ? { ...each, effective, result } : each,
    ),
  }),
  SurveyClosed: (_, row) => ({ ...row, state: 'closed' }),
  ClientInvited: ({ group }, row) => ({
    ...row,
    invited: row.invited + 1,
    groups: counting(row.groups, group, { invited: 1 }),
  }),
  InvitationReturned: (_, row) => ({ ...row, returned: row.returned + 1 }),
  InvitationDeclined: (_, row) => ({ ...row, declined: row.declined + 1 }),
  SurveyAnswered: ({ group, answers, valid }, row) => ({
    ...row,
    groups: counting(row.groups, group, { answered: 1, valid: valid ? 1 : 0 }),
    tallies: !valid
      ? row.tallies
      : answers.reduce((tallies, answer) => {
          const value = valueOf(answer);
          const { questionId } = answer;
          return value === undefined ? tallies : tallied(tallies, { group, questionId, value });
        }, row.tallies),
  }),
};

const shown = ({ tallies, groups, ...row }: SurveyRow): SurveyAndResults => ({
  ...row,
  results: resultsOf({ ...row, tallies, groups }),
});

const ofSurvey = ({ surveyId }: { readonly surveyId: string }): string => surveyId;

/** Every survey, with its invitations and answers counted: it shows nothing of any one client. */
export const surveys = defineView({
  name: 'surveys',
  version: 2,
  events,
  opens: { SurveyPlanned: (told): SurveyRow => ({ ...told, ...begun }) },
  on,
  key: {
    SurveyPlanned: ofSurvey,
    SurveySampleDrawn: ofSurvey,
    PeerIndexRecorded: ofSurvey,
    SurveyFindingRecorded: ofSurvey,
    SurveyFindingReviewed: ofSurvey,
    SurveyClosed: ofSurvey,
    ClientInvited: ofSurvey,
    InvitationReturned: ofSurvey,
    InvitationDeclined: ofSurvey,
    SurveyAnswered: ofSurvey,
  },
  scope: 'open',
  queries: { GetSurvey, ListSurveys },
  allow: { GetSurvey: anybody, ListSurveys: anybody },
  answer: {
    GetSurvey: async ({ surveyId }, rows) => shown(await rows.get(surveyId)),
    ListSurveys: async (
      { purpose, series, state, limit, cursor, sort = '-from' },
      rows,
    ): Promise<Page<SurveyAndResults>> => {
      const page = await rows.page({ purpose, series, state }, { limit, cursor, sort });
      return { items: page.items.map(shown), next: page.next };
    },
  },
  indexes: [{ from: -1 }, { purpose: 1, state: 1, from: -1 }, { series: 1, from: -1 }],
  orders: ['from'],
});
