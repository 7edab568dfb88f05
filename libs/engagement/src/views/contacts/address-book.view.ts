import type { Rows } from '#kernel';
import { defineView, everyone, IsCode, IsText, pick, ViewQuery } from '#kernel';
import { ReachChannel } from '../../reach/reach.codes.js';
import { reachEvents } from '../../reach/reach.events.js';

/** Whose an address is. Several clients of one group may share one. */
export interface AddressRow {
  readonly channel: ReachChannel;
  readonly address: string;
  readonly clientIds: readonly string[];
}

/** Whose an address is: who wrote from it, who called. */
export class FindAddress extends ViewQuery<AddressRow> {
  @IsCode(ReachChannel) readonly channel!: ReachChannel;

  @IsText({ max: 254 }) readonly address!: string;
}

const events = pick(reachEvents, 'AddressAdded', 'AddressRemoved');

/** The key of an address. */
export const addressKey = (channel: string, address: string): string =>
  `${channel}:${address.toLowerCase()}`;

const on: Rows<AddressRow, typeof events> = {
  AddressAdded: ({ clientId, channel, address }, row) => ({
    channel,
    address,
    clientIds: [...row.clientIds.filter((id) => id !== clientId), clientId],
  }),
  AddressRemoved: ({ clientId }, row) => {
    const clientIds = row.clientIds.filter((id) => id !== clientId);
    return clientIds.length === 0 ? undefined : { ...row, clientIds };
  },
};

const keyOf = ({ channel, address }: { readonly channel: string; readonly address: string }) =>
  addressKey(channel, address);

/** The clients behind each address: what comes in is filed by it. */
export const addressBook = defineView({
  name: 'address-book',
  events,
  empty: (): AddressRow => ({ channel: 'email', address: '', clientIds: [] }),
  on,
  key: { AddressAdded: keyOf, AddressRemoved: keyOf },
  scope: { clients: 'clientIds' },
  queries: { FindAddress },
  allow: { FindAddress: everyone },
  answer: {
    FindAddress: ({ channel, address }, rows) => rows.get(addressKey(channel, address)),
  },
});
