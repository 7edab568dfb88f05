import type { Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Occasion } from '../guest/guest.events.js';
import { guestEvents } from '../guest/guest.events.js';
import type { FollowUpOutcome, HeldBackReason } from '../outreach.codes.js';
import { GuestState } from '../outreach.codes.js';

/** One client and one campaign. */
export interface GuestRow {
  readonly guestId: string;
  readonly campaignId: string;
  readonly clientId: string;
  readonly state: GuestState;
  readonly since: Day;
  readonly occasion?: Occasion;
  readonly because?: HeldBackReason;
  readonly attended?: boolean;
  readonly followUp?: { readonly outcome: FollowUpOutcome; readonly note: string };
}

/** The guests of a campaign, or the campaigns of a client; the latest first. */
export class ListGuests extends ListQuery<GuestRow> {
  @IsOptional() @IsId() readonly campaignId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(GuestState) readonly state?: GuestState;
}

/** How many guests of a campaign stand where, among the clients that the asker sees. */
export class CountGuests extends ViewQuery<readonly Total[]> {
  @IsId() readonly campaignId!: string;
}

const opens: Openings<GuestRow, typeof guestEvents> = {
  GuestInvited: ({ guestId, campaignId, clientId, occasion, valueDate: since }) => ({
    ...{ guestId, campaignId, clientId, occasion, state: 'invited', since },
  }),
  GuestHeldBack: ({ guestId, campaignId, clientId, because, valueDate: since }) => ({
    ...{ guestId, campaignId, clientId, because, state: 'heldBack', since },
  }),
};

const on: Rows<GuestRow, typeof guestEvents> = {
  GuestAnswered: ({ answer, valueDate: since }, row) => ({
    ...row,
    ...{ state: answer, since },
  }),
  AttendanceNoted: ({ presence, valueDate: since }, row) => ({
    ...row,
    ...{ state: presence, attended: presence === 'attended', since },
  }),
  GuestFollowedUp: ({ outcome, note, valueDate: since }, row) => ({
    ...row,
    ...{ followUp: { outcome, note }, state: 'followedUp', since },
  }),
};

/** Every client that was invited to something, or was not, and why. */
export const guests = defineView({
  name: 'guests',
  events: guestEvents,
  opens,
  on,
  rollups: {
    guests: ({ campaignId, state, because, followUp }: GuestRow) => [
      {
        group: {
          campaignId,
          state,
          ...(because !== undefined && { because }),
          ...(followUp && { outcome: followUp.outcome }),
        },
        sums: {},
      },
    ],
  },
  scope: { client: 'clientId' },
  queries: { ListGuests, CountGuests },
  allow: { ListGuests: everyone, CountGuests: everyone },
  answer: {
    ListGuests: ({ campaignId, clientId, state, sort = '-since', ...page }, rows) =>
      rows.page({ campaignId, clientId, state }, { ...page, sort }),
    CountGuests: ({ campaignId }, rows) => rows.totals('guests', { campaignId }),
  },
  indexes: [{ since: -1 }, { campaignId: 1, since: -1 }, { clientId: 1, since: -1 }],
  orders: ['since'],
});
