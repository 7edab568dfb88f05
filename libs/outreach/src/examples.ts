import { cny } from '#kernel';
import { campaignEvents } from './campaign/campaign.events.js';
import { guestEvents } from './guest/guest.events.js';
import { leadEvents } from './lead/lead.events.js';

/** A lead that a client recommended, and a seminar for growing clients. */
export const leadId = 'ld_1';
export const campaignId = 'mk_1';
export const guestId = 'gu_1';
export const clientId = 'cl_qinling';
const valueDate = '2026-03-02';

export const facts = {
  name: { zh: '西安渭河新材料有限公司' },
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
  purpose: 'fixedAsset',
  amount: cny(20_000_000),
} as const;

export const talk = {
  channel: 'visit',
  outcome: 'interested',
  contactedOn: valueDate,
  attempts: 1,
  seconds: 1_800,
} as const;

export const recorded = leadEvents.LeadRecorded({
  facts,
  source: 'referral',
  referredBy: clientId,
  managerId: 'rm-7',
  units: ['un_b'],
  valueDate,
});
export const contacted = leadEvents.LeadContacted({ ...talk, valueDate });
export const qualified = leadEvents.LeadQualified({
  score: 100,
  because: ['LS-1', 'LS-2', 'LS-3', 'LS-4', 'LS-5', 'LS-6'],
  reason: '意向明确',
  valueDate,
});
export const converted = leadEvents.LeadConverted({
  facts,
  form: 'legalEntity',
  managerId: 'rm-7',
  valueDate,
});

export const plan = {
  title: { en: 'Seminar on equipment finance', zh: '设备融资研讨会' },
  kind: 'seminar',
  heldOn: '2026-03-20',
  until: '2026-03-20',
  place: '高新支行',
  target: { taxonomy: 'lifecycle', value: 'new' },
  room: 2,
  goal: { attendees: 1, needs: 1 },
  budget: cny(10_000),
} as const;
export const planned = campaignEvents.CampaignPlanned({ ...plan, plannedBy: 'rm-7', valueDate });
export const inviting = campaignEvents.CampaignInviting({ target: plan.target, valueDate });

export const occasion = {
  title: plan.title,
  kind: plan.kind,
  heldOn: plan.heldOn,
  place: plan.place,
} as const;
export const invited = guestEvents.GuestInvited({ clientId, campaignId, occasion, valueDate });
