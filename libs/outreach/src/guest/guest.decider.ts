import type { ClientRow } from '#clients';
import { clientFile, ClientUnknown } from '#clients';
import type { ReachRow } from '#engagement';
import { agreedTo, reachOf } from '#engagement';
import type { Day, Evolve } from '#kernel';
import { defineDecider, valueDateOf } from '#kernel';
import { CampaignKind } from '../outreach.codes.js';
import type { GuestState, HeldBackReason } from '../outreach.codes.js';
import type { CampaignRow } from '../views/campaigns.view.js';
import { campaigns } from '../views/campaigns.view.js';
import type { InvitedRow } from '../views/invited-clients.view.js';
import { invitedClients } from '../views/invited-clients.view.js';
import { leadRefusals } from '../lead/lead.refusals.js';
import * as commands from './guest.commands.js';
import type { Occasion } from './guest.events.js';
import { guestEvents } from './guest.events.js';
import { guestRefusals as refuse } from './guest.refusals.js';
import { isTooOften } from './invitation-limits.rules.js';

const { GuestInvited, GuestHeldBack, GuestAnswered, AttendanceNoted, GuestFollowedUp } =
  guestEvents;

interface Guest {
  readonly clientId: string;
  readonly campaignId: string;
  readonly state: GuestState;
  readonly occasion?: Occasion;
  readonly lastOn: Day;
}

const evolve: Evolve<Guest, typeof guestEvents> = {
  GuestInvited: ({ clientId, campaignId, occasion, valueDate: lastOn }) => ({
    ...{ clientId, campaignId, occasion, state: 'invited', lastOn },
  }),
  GuestHeldBack: ({ clientId, campaignId, valueDate: lastOn }) => ({
    ...{ clientId, campaignId, state: 'heldBack', lastOn },
  }),
  GuestAnswered: ({ answer, valueDate: lastOn }, guest) => ({
    ...guest,
    ...{ state: answer, lastOn },
  }),
  AttendanceNoted: ({ presence, valueDate: lastOn }, guest) => ({
    ...guest,
    ...{ state: presence, lastOn },
  }),
  GuestFollowedUp: ({ valueDate: lastOn }, guest) => ({
    ...guest,
    ...{ state: 'followedUp', lastOn },
  }),
};

const known = ({ clientId, campaignId }: commands.InviteGuest) => ({
  client: clientFile.row(clientId),
  reach: reachOf.row(clientId),
  campaign: campaigns.row(campaignId),
  invited: invitedClients.row(clientId),
});

interface Known {
  readonly client?: ClientRow | undefined;
  readonly reach?: ReachRow | undefined;
  readonly campaign?: CampaignRow | undefined;
  readonly invited?: InvitedRow | undefined;
  readonly today: Day;
}

/** Why the client is not invited; undefined where it may be. */
function obstacle(
  { kind, room, counts }: CampaignRow,
  { client, reach, invited, today }: Known,
): HeldBackReason | undefined {
  if (client?.mergedInto) return 'merged';
  if (!agreedTo(CampaignKind(kind).topic, reach)) return 'noConsent';
  if (isTooOften(invited?.invitedOn ?? [], today)) return 'tooOften';
  return counts.invited >= room ? 'full' : undefined;
}

const occasionOf = ({ title, kind, heldOn, place }: CampaignRow): Occasion => ({
  ...{ title, kind, heldOn },
  ...(place !== undefined && { place }),
});

const staff = ['relationshipManager', 'unitHead', 'service'] as const;

/** One client and one campaign. */
export const guest = defineDecider({
  stream: 'guest',
  by: 'guestId',
  prefix: 'gu',
  events: guestEvents,
  commands,
  allow: {
    InviteGuest: ['relationshipManager', 'unitHead'],
    InviteTarget: [],
    AnswerInvitation: staff,
    NoteAttendance: staff,
    FollowUpGuest: ['relationshipManager', 'unitHead'],
  },
  evolve,
  consult: { InviteGuest: known, InviteTarget: known },

  create: {
    InviteGuest({ campaignId, clientId, valueDate }, context) {
      const { campaign, client, today } = context;
      if (client === undefined) throw ClientUnknown({ field: 'clientId', found: clientId });
      if (campaign === undefined) throw leadRefusals.CampaignUnknown({ field: 'campaignId' });
      if (campaign.state !== 'inviting') throw refuse.CampaignNotInviting({ campaignId });
      const because = obstacle(campaign, context);
      if (because !== undefined) throw refuse.GuestNotInvitable({ field: 'clientId', because });
      return GuestInvited({
        ...{ clientId, campaignId, occasion: occasionOf(campaign) },
        valueDate: valueDateOf(valueDate, { today }),
      });
    },
  },

  either: {
    // Never refused: one client must not hold up the next.
    InviteTarget({ campaignId, clientId }, before: Guest | undefined, context) {
      const { campaign, client, today: valueDate } = context;
      if (before !== undefined || client === undefined || campaign === undefined) return [];
      // Another process may have planned or begun it a moment ago; over is over.
      if (campaign.state === 'closed' || campaign.state === 'cancelled') return [];
      const because = obstacle(campaign, context);
      return because === undefined
        ? GuestInvited({ clientId, campaignId, occasion: occasionOf(campaign), valueDate })
        : GuestHeldBack({ clientId, campaignId, because, valueDate });
    },
  },

  decide: {
    AnswerInvitation({ accepted, valueDate }, before, { today }) {
      const { on } = invitedGuest(before, valueDate, today);
      if (isPast(before.state)) throw refuse.AttendanceKnown({ state: before.state });
      const answer = accepted ? 'accepted' : 'declined';
      return before.state === answer ? [] : GuestAnswered({ answer, valueDate: on });
    },

    NoteAttendance({ attended, valueDate }, before, { today }) {
      const { on, occasion } = invitedGuest(before, valueDate, today);
      if (isPast(before.state)) throw refuse.AttendanceKnown({ state: before.state });
      if (on < occasion.heldOn) throw refuse.AttendanceTooEarly({ heldOn: occasion.heldOn });
      const presence = attended ? 'attended' : 'missed';
      return AttendanceNoted({ presence, occasion, valueDate: on });
    },

    FollowUpGuest({ outcome, note, valueDate }, before, { today }) {
      const { on } = invitedGuest(before, valueDate, today);
      if (before.state === 'followedUp') throw refuse.FollowUpKnown();
      if (!isPast(before.state)) throw refuse.AttendanceUnknown({ state: before.state });
      return GuestFollowedUp({ outcome, note, valueDate: on });
    },
  },
});

const isPast = (state: GuestState): boolean =>
  state === 'attended' || state === 'missed' || state === 'followedUp';

/** What the guest was invited to, and the day a fact counts for. */
function invitedGuest({ occasion, lastOn }: Guest, stated: Day | undefined, today: Day) {
  if (occasion === undefined) throw refuse.GuestNotInvited();
  return { occasion, on: valueDateOf(stated, { today, notBefore: lastOn }) };
}
