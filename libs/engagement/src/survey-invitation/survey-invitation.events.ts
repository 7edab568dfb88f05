import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { SurveyChannel } from '../survey/survey.codes.js';

/** The invitation of one client to a survey. It never says what the client answered. */
export const surveyInvitationEvents = defineEvents(['invitationId', 'surveyId', 'clientId'], {
  ClientInvited: event<{
    readonly channel: SurveyChannel;
    /** The group of clients that this one stands for. */
    readonly group: string;
    /** What it is about: the id of a loan. */
    readonly about?: string;
    readonly valueDate: Day;
  }>(),
  InvitationReturned: event<{ readonly valueDate: Day }>(),
  InvitationDeclined: event<{ readonly reason: string; readonly valueDate: Day }>(),
});
