import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { campaignEvents } from './campaign/campaign.events.js';
import {
  campaignId,
  clientId,
  contacted,
  converted,
  facts,
  guestId,
  invited,
  inviting,
  leadId,
  occasion,
  planned,
  qualified,
  recorded,
  talk,
} from './examples.js';
import { guestEvents } from './guest/guest.events.js';
import { leadEvents } from './lead/lead.events.js';

const valueDate = '2026-03-21';

/** A stored sample of every version of every event of a lead. */
export const leadSamples = samplesOf(
  leadEvents,
  { leadId },
  {
    LeadRecorded: [recorded.data],
    LeadMigrated: [
      {
        facts,
        source: 'purchased',
        contact: talk,
        former: 'none',
        units: ['un_b'],
        origin: { kind: 'migration', source: 'contacts.csv', assumed: [] },
        valueDate,
      },
    ],
    LeadAssigned: [{ managerId: 'rm-9', units: ['un_b'], valueDate }],
    LeadPlaced: [{ units: ['un_b', 'un_r'], valueDate }],
    LeadContacted: [contacted.data],
    LeadQualified: [qualified.data],
    LeadConverted: [converted.data],
    LeadLost: [{ code: 'otherBank', reason: '他行利率更低', valueDate }],
  },
);

/** A stored sample of every version of every event of a campaign. */
export const campaignSamples = samplesOf(
  campaignEvents,
  { campaignId },
  {
    CampaignPlanned: [planned.data],
    CampaignInviting: [inviting.data],
    CampaignClosed: [{ result: '到场一家，发现一项需求', spent: cny(8_000), valueDate }],
    CampaignCancelled: [{ reason: '场地不可用', valueDate }],
  },
);

/** A stored sample of every version of every event of a guest. */
export const guestSamples = samplesOf(
  guestEvents,
  { guestId, clientId, campaignId },
  {
    GuestInvited: [invited.data],
    GuestHeldBack: [{ because: 'noConsent', valueDate }],
    GuestAnswered: [{ answer: 'accepted', valueDate }],
    AttendanceNoted: [{ presence: 'attended', occasion, valueDate }],
    GuestFollowedUp: [{ outcome: 'needFound', note: '拟新增生产线', valueDate }],
  },
);
