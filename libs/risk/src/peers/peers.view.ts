import type { Rows } from '#kernel';
import { defineView, everyone, IsCode, ViewQuery } from '#kernel';
import { SizeClass } from '#clients';
import { IsOptional, Matches } from 'class-validator';
import { peerEvents } from './peers.events.js';
import type { PeerGroup, Peers, WithPeers } from './peers.js';
import { keyOf } from './peers.js';

/** The id of the one row. */
export const thePeers = 'bank';

/** What is usual among similar clients, and since when. */
export interface PeerGroups {
  /** The day it was measured; absent where it never was. */
  readonly on?: Peers['on'];
  /** Where in the log it stands. */
  readonly position?: number;
  readonly groups: readonly PeerGroup[];
}

/** What is usual in groups of similar clients: of all, or of an industry, a size, a region. */
export class ListPeerGroups extends ViewQuery<PeerGroups> {
  @IsOptional() @Matches(/^\w{1,10}$/) readonly industry?: string;

  @IsOptional() @IsCode(SizeClass) readonly size?: SizeClass;

  @IsOptional() @Matches(/^\w{1,10}$/) readonly region?: string;
}

const byProfile = (groups: readonly PeerGroup[]): Peers['groups'] =>
  Object.fromEntries(groups.map((group) => [keyOf(group), group]));

/** All groups as early warning reads them; undefined where they were never measured. */
export const peersIn = ({ on: day, position, groups }: PeerGroups): Peers | undefined =>
  day === undefined || position === undefined
    ? undefined
    : { on: day, position, groups: byProfile(groups) };

const on: Rows<Peers, typeof peerEvents> = {
  PeersMeasured: ({ on: day, groups }, _, { position }) => ({
    on: day,
    groups: byProfile(groups),
    position,
  }),
};

/** A client with what is usual among others. */
export const besidePeers = <C extends object>(client: C, row: Peers | undefined): C & WithPeers =>
  row === undefined ? client : { ...client, peers: row };

const asked =
  ({ industry, size, region }: ListPeerGroups) =>
  (group: PeerGroup): boolean =>
    (industry === undefined || group.industry === industry) &&
    (size === undefined || group.size === size) &&
    (region === undefined || group.region === region);

/** What is usual in groups of eight similar clients and more; there is one such row. */
export const peerGroups = defineView({
  name: 'peer-groups',
  events: peerEvents,
  empty: (): Peers => ({ on: '0001-01-01', groups: {}, position: 0 }),
  on,
  key: { PeersMeasured: () => thePeers },
  scope: 'open',
  queries: { ListPeerGroups },
  allow: { ListPeerGroups: everyone },
  answer: {
    ListPeerGroups: async (query, rows) => {
      const row = await rows.find(thePeers);
      if (row === undefined) return { groups: [] };
      const { on: day, position } = row;
      return { on: day, position, groups: Object.values(row.groups).filter(asked(query)) };
    },
  },
});
