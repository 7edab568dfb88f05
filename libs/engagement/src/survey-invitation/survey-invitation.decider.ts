import { clientScope, ClientUnknown } from '#clients';
import type { Context, Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { checkGroup } from '../survey/survey-limits.js';
import { surveyRefusals as refuse } from '../survey/survey.refusals.js';
import type { SurveyRow } from '../views/satisfaction/surveys.rows.js';
import { surveys } from '../views/satisfaction/surveys.view.js';
import * as commands from './survey-invitation.commands.js';
import { surveyInvitationEvents } from './survey-invitation.events.js';

const { ClientInvited, InvitationReturned, InvitationDeclined } = surveyInvitationEvents;

interface Invitation {
  readonly surveyId: string;
  readonly clientId: string;
  readonly open: boolean;
}

const evolve: Evolve<Invitation, typeof surveyInvitationEvents> = {
  ClientInvited: ({ surveyId, clientId }) => ({ surveyId, clientId, open: true }),
  InvitationReturned: (_, invitation) => ({ ...invitation, open: false }),
  InvitationDeclined: (_, invitation) => ({ ...invitation, open: false }),
};

const invitees = ({
  clientId,
  surveyId,
}: {
  readonly clientId: string;
  readonly surveyId: string;
}) => ({ client: clientScope.row(clientId), survey: surveys.row(surveyId) });

const staff = ['relationshipManager', 'unitHead', 'riskOfficer', 'service'] as const;

const runs = (survey: SurveyRow | undefined, { today }: Pick<Context, 'today'>): boolean =>
  survey?.state === 'open' && today <= survey.until;

/** One client asked to take part in one survey. */
export const surveyInvitation = defineDecider({
  stream: 'surveyinvitation',
  by: 'invitationId',
  prefix: 'iv',
  events: surveyInvitationEvents,
  commands,
  allow: {
    InviteToSurvey: staff,
    CallBackClient: [],
    ReturnInvitation: staff,
    DeclineInvitation: staff,
  },
  evolve,
  consult: { InviteToSurvey: invitees, CallBackClient: invitees },
  create: {},
  either: {
    InviteToSurvey(command, before: Invitation | undefined, context) {
      const { surveyId, clientId, channel, group, about } = command;
      const { survey, client, today } = context;
      if (before !== undefined) return [];
      if (client === undefined) throw ClientUnknown({ field: 'clientId', clientId });
      if (survey === undefined) throw refuse.SurveyUnknown({ field: 'surveyId', surveyId });
      if (!runs(survey, context)) throw refuse.SurveyNotRunning({ surveyId, today });
      if (!survey.channels.includes(channel)) {
        throw refuse.ChannelNotOfSurvey({ field: 'channel', channel });
      }
      checkGroup(survey, group);
      const on = about === undefined ? {} : { about };
      return ClientInvited({ surveyId, clientId, channel, group, ...on, valueDate: today });
    },
    // Never refused: one client must not hold up the next.
    CallBackClient(command, before, context) {
      const { surveyId, clientId, channel, about, group = 'postLoan' } = command;
      const { client, survey, today } = context;
      if (before !== undefined || client === undefined || !runs(survey, context)) return [];
      if (survey === undefined || today < survey.from) return [];
      const on = about === undefined ? {} : { about };
      return ClientInvited({ surveyId, clientId, channel, group, ...on, valueDate: today });
    },
  },
  decide: {
    ReturnInvitation: (_, { open }, { today }) =>
      open ? InvitationReturned({ valueDate: today }) : [],
    DeclineInvitation: ({ reason }, { open }, { today }) =>
      open ? InvitationDeclined({ reason, valueDate: today }) : [],
  },
});
