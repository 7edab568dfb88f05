import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, IsOneOf, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { SurveyChannel } from '../../survey/survey.codes.js';
import { surveyInvitationEvents } from '../../survey-invitation/survey-invitation.events.js';

const states = ['open', 'returned', 'declined'] as const;

/** The invitation of one client to a survey. */
export interface SurveyInvitationRow {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly clientId: string;
  readonly group: string;
  readonly channel: SurveyChannel;
  readonly about?: string;
  readonly invitedOn: Day;
  readonly state: (typeof states)[number];
  /** Why the client does not wish to answer. */
  readonly reason?: string;
}

/** Who was invited to a survey. */
export class ListSurveyInvitations extends ListQuery<SurveyInvitationRow> {
  @IsId() readonly surveyId!: string;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsOneOf(states) readonly state?: (typeof states)[number];
}

const on: Rows<SurveyInvitationRow, typeof surveyInvitationEvents> = {
  InvitationReturned: (_, row) => ({ ...row, state: 'returned' }),
  InvitationDeclined: ({ reason }, row) => ({ ...row, state: 'declined', reason }),
};

/** Every invitation to a survey. */
export const surveyInvitations = defineView({
  name: 'survey-invitations',
  events: surveyInvitationEvents,
  opens: {
    ClientInvited: ({ valueDate: invitedOn, ...told }): SurveyInvitationRow => ({
      ...told,
      invitedOn,
      state: 'open',
    }),
  },
  on,
  scope: { client: 'clientId' },
  queries: { ListSurveyInvitations },
  allow: { ListSurveyInvitations: everyone },
  answer: {
    ListSurveyInvitations: ({ surveyId, clientId, state, limit, cursor, sort }, rows) =>
      rows.page({ surveyId, clientId, state }, { limit, cursor, sort: sort ?? 'invitedOn' }),
  },
  indexes: [
    { surveyId: 1, invitedOn: 1 },
    { clientId: 1, invitedOn: 1 },
  ],
  orders: ['invitedOn'],
});
