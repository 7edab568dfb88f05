import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, pick, ViewQuery } from '#kernel';
import { guestEvents } from '../guest/guest.events.js';

/** When a client was invited lately, for the upper bound of contact. */
export interface InvitedRow {
  readonly clientId: string;
  /** The latest days, the last one first. */
  readonly invitedOn: readonly Day[];
}

/** When one client was invited lately. */
export class GetInvitations extends ViewQuery<InvitedRow> {
  @IsId() readonly clientId!: string;
}

/** So many days are remembered. */
const remembered = 20;

const events = pick(guestEvents, 'GuestInvited');

const on: Rows<InvitedRow, typeof events> = {
  GuestInvited: ({ valueDate }, row) => ({
    ...row,
    invitedOn: [valueDate, ...row.invitedOn].slice(0, remembered),
  }),
};

const never = (clientId: string): InvitedRow => ({ clientId, invitedOn: [] });

/** When each client was invited lately. */
export const invitedClients = defineView({
  name: 'invited-clients',
  events,
  empty: never,
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetInvitations },
  allow: { GetInvitations: everyone },
  answer: {
    GetInvitations: async ({ clientId }, rows) => (await rows.find(clientId)) ?? never(clientId),
  },
});
