import { PrepareNotice, PromptManager } from '#engagement';
import type { DataOf } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { followingId } from '#platform';
import type { SegmentRow } from '#strategy';
import { ListPlaced, segments, whereOfPlaced } from '#strategy';
import { campaignEvents } from '../campaign/campaign.events.js';
import { InviteTarget } from '../guest/guest.commands.js';
import type { Occasion } from '../guest/guest.events.js';
import { guestEvents } from '../guest/guest.events.js';
import { CampaignKind } from '../outreach.codes.js';

type Inviting = DataOf<typeof campaignEvents.CampaignInviting>;

/** Within so many days after an event its guests are spoken with. */
const daysToFollowUp = 3;

/** What the invitation says, in both languages. */
function letter({ title, heldOn, place }: Occasion) {
  const [at, zhAt] = place === undefined ? ['', ''] : [`, ${place}`, `，地点：${place}`];
  return {
    en: { subject: `Invitation: ${title.en}`, text: `${title.en}: ${heldOn}${at}.` },
    zh: { subject: `邀请：${title.zh}`, text: `诚邀参加${title.zh}，时间：${heldOn}${zhAt}。` },
  };
}

/** Clients of the target group are invited, hear of it, and are spoken with after the event. */
export const inviteClients = defineProcess({
  name: 'invite-clients',
  events: {
    ...pick(campaignEvents, 'CampaignInviting'),
    ...pick(guestEvents, 'GuestInvited', 'AttendanceNoted'),
  },
  on: {
    GuestInvited: ({ guestId, clientId, campaignId, occasion }) => [
      PrepareNotice.of({
        noticeId: followingId('nt', guestId),
        clientId,
        topic: CampaignKind(occasion.kind).topic,
        about: campaignId,
        ...letter(occasion),
      }),
    ],
    AttendanceNoted: ({ guestId, clientId, presence, occasion, valueDate }) =>
      presence === 'attended'
        ? [
            PromptManager.of({
              taskId: followingId('tk', guestId),
              clientId,
              title:
                `跟进活动参会客户：${occasion.title.zh} (follow up: ${occasion.title.en})`.slice(
                  0,
                  200,
                ),
              dueOn: addDays(valueDate, daysToFollowUp),
              source: 'campaign',
              sourceId: guestId,
            }),
          ]
        : [],
  },
  sweeps: {
    CampaignInviting: sweep(
      ({ target }: Inviting) => segments.rows(whereOfPlaced(ListPlaced.of(target))),
      ({ clientId }: SegmentRow, { campaignId }: Inviting) => [
        InviteTarget.of({
          guestId: followingId('gu', campaignId, clientId),
          campaignId,
          clientId,
        }),
      ],
      // Whoever is invited takes a place that the next one finds taken.
      { inTurn: true },
    ),
  },
});
