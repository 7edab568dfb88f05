import type { Day, Money, Rows } from '#kernel';
import {
  defineView,
  divideRounded,
  everyone,
  IsCode,
  IsId,
  ListQuery,
  pick,
  ViewQuery,
} from '#kernel';
import { IsOptional } from 'class-validator';
import type { CampaignPlan } from '../campaign/campaign.events.js';
import { campaignEvents } from '../campaign/campaign.events.js';
import { guestEvents } from '../guest/guest.events.js';
import { leadEvents } from '../lead/lead.events.js';
import { CampaignKind, CampaignState } from '../outreach.codes.js';

/** What a campaign has come to, by numbers. */
export interface CampaignCounts {
  readonly invited: number;
  readonly heldBack: number;
  readonly attended: number;
  readonly followedUp: number;
  /** Follow-ups that found a need. */
  readonly needs: number;
  readonly leads: number;
  /** Leads that became clients. */
  readonly converted: number;
}

/** A campaign, and what has come of it. */
export interface CampaignRow extends CampaignPlan {
  readonly campaignId: string;
  readonly plannedBy: string;
  readonly plannedOn: Day;
  readonly state: CampaignState;
  readonly counts: CampaignCounts;
  readonly result?: string;
  readonly spent?: Money;
  /** Cost for each guest that came; absent while nobody has. */
  readonly costPerGuest?: Money;
  /** Whether as many came, and as many needs were found, as it was to bring. */
  readonly reachedGoal?: boolean;
  readonly reason?: string;
}

/** One campaign. */
export class GetCampaign extends ViewQuery<CampaignRow> {
  @IsId() readonly campaignId!: string;
}

/** Campaigns by state and kind; those held last first. */
export class ListCampaigns extends ListQuery<CampaignRow> {
  @IsOptional() @IsCode(CampaignState) readonly state?: CampaignState;
  @IsOptional() @IsCode(CampaignKind) readonly kind?: CampaignKind;
}

const events = {
  ...campaignEvents,
  ...pick(guestEvents, 'GuestInvited', 'GuestHeldBack', 'AttendanceNoted', 'GuestFollowedUp'),
  ...pick(leadEvents, 'LeadRecorded', 'LeadConverted'),
};

const none: CampaignCounts = {
  ...{ invited: 0, heldBack: 0, attended: 0, followedUp: 0, needs: 0 },
  ...{ leads: 0, converted: 0 },
};

/** The row with its result: what is noted after a campaign is closed counts, too. */
function measured({ costPerGuest: _, ...row }: CampaignRow): CampaignRow {
  const { spent, counts, goal } = row;
  if (spent === undefined) return row;
  const { attended, needs } = counts;
  return {
    ...row,
    ...(attended > 0 && { costPerGuest: { ...spent, minor: eachOf(spent, attended) } }),
    reachedGoal: attended >= goal.attendees && needs >= goal.needs,
  };
}

const eachOf = ({ minor }: Money, guests: number): number =>
  Number(divideRounded(BigInt(minor), BigInt(guests), 'halfUp'));

const counting = (row: CampaignRow, ...which: readonly (keyof CampaignCounts)[]): CampaignRow =>
  measured({
    ...row,
    counts: which.reduce((counts, each) => ({ ...counts, [each]: counts[each] + 1 }), row.counts),
  });

const on: Rows<CampaignRow, typeof events> = {
  CampaignInviting: (_, row) => ({ ...row, state: 'inviting' }),
  CampaignClosed: ({ result, spent }, row) => measured({ ...row, state: 'closed', result, spent }),
  CampaignCancelled: ({ reason }, row) => ({ ...row, state: 'cancelled', reason }),
  GuestInvited: (_, row) => counting(row, 'invited'),
  GuestHeldBack: (_, row) => counting(row, 'heldBack'),
  AttendanceNoted: ({ presence }, row) =>
    presence === 'attended' ? counting(row, 'attended') : row,
  GuestFollowedUp: ({ outcome }, row) =>
    outcome === 'needFound' ? counting(row, 'followedUp', 'needs') : counting(row, 'followedUp'),
  LeadRecorded: (_, row) => counting(row, 'leads'),
  LeadConverted: (_, row) => counting(row, 'converted'),
};

interface OfCampaign {
  readonly campaignId?: string;
}
/** The campaign that a lead comes from, if any. */
const ofLead = ({ campaignId }: OfCampaign) => campaignId ?? [];
const ofGuest = ({ campaignId }: Required<OfCampaign>) => campaignId;

/** Every campaign; the numbers are those of all its guests, and name none. */
export const campaigns = defineView({
  name: 'campaigns',
  version: 2,
  events,
  opens: {
    CampaignPlanned: ({ valueDate: plannedOn, ...plan }): CampaignRow => ({
      ...plan,
      ...{ plannedOn, state: 'planned', counts: none },
    }),
  },
  on,
  key: {
    CampaignPlanned: ofGuest,
    CampaignInviting: ofGuest,
    CampaignClosed: ofGuest,
    CampaignCancelled: ofGuest,
    GuestInvited: ofGuest,
    GuestHeldBack: ofGuest,
    AttendanceNoted: ofGuest,
    GuestFollowedUp: ofGuest,
    LeadRecorded: ofLead,
    LeadConverted: ofLead,
  },
  scope: 'open',
  queries: { GetCampaign, ListCampaigns },
  allow: { GetCampaign: everyone, ListCampaigns: everyone },
  answer: {
    GetCampaign: ({ campaignId }, rows) => rows.get(campaignId),
    ListCampaigns: ({ state, kind, sort = '-heldOn', ...page }, rows) =>
      rows.page({ state, kind }, { ...page, sort }),
  },
  indexes: [{ heldOn: -1 }, { state: 1, heldOn: -1 }],
  orders: ['heldOn'],
});
