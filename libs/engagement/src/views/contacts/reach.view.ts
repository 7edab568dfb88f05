import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, ViewQuery } from '#kernel';
import type { NoticeTopic, ReachChannel, ReachLanguage } from '../../reach/reach.codes.js';
import type { Address } from '../../reach/reach.events.js';
import { reachEvents } from '../../reach/reach.events.js';

/** How one client may be reached, what it wants, and what it has agreed to. */
export interface ReachRow {
  readonly clientId: string;
  readonly addresses: readonly Address[];
  /** The first that has an address is used. */
  readonly channels: readonly ReachChannel[];
  readonly language: ReachLanguage;
  readonly digest: boolean;
  /** The latest days on which it was told news that may wait, for the upper bound of contact. */
  readonly newsOn: readonly Day[];
  /** The topics it wants to hear of beyond its contracts. */
  readonly consents: readonly {
    readonly topic: NoticeTopic;
    readonly since: Day;
    readonly evidence: string;
  }[];
}

/** How one client may be reached. */
export class GetReach extends ViewQuery<ReachRow> {
  @IsId() readonly clientId!: string;
}

/** So many days of news are remembered. */
const remembered = 10;

const on: Rows<ReachRow, typeof reachEvents> = {
  NewsAdmitted: ({ because, valueDate }, row) =>
    because === undefined
      ? { ...row, newsOn: [valueDate, ...row.newsOn].slice(0, remembered) }
      : row,

  AddressAdded: ({ channel, address, office }, row) => ({
    ...row,
    addresses: [
      ...without(row, channel, address),
      { channel, address, ...(office !== undefined && { office }) },
    ],
  }),
  AddressRemoved: ({ channel, address }, row) => ({
    ...row,
    addresses: without(row, channel, address),
  }),
  PreferenceStated: ({ channels, language, digest }, row) => ({
    ...row,
    channels,
    language,
    digest,
  }),
  ConsentGiven: ({ topic, evidence }, row, { valueDate }) => ({
    ...row,
    consents: [...row.consents, { topic, since: valueDate, evidence }],
  }),
  ConsentWithdrawn: ({ topic }, row) => ({
    ...row,
    consents: row.consents.filter((each) => each.topic !== topic),
  }),
};

const without = ({ addresses }: ReachRow, channel: ReachChannel, address: string) =>
  addresses.filter((each) => each.channel !== channel || each.address !== address);

/** One row a client of whom an address, a wish or a consent is known. */
export const reachOf = defineView({
  name: 'reach',
  version: 3,
  events: reachEvents,
  empty: (clientId): ReachRow => ({
    clientId,
    addresses: [],
    channels: [],
    language: 'zh',
    digest: false,
    newsOn: [],
    consents: [],
  }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  masked: [{ field: 'addresses.address', seenBy: ['relationshipManager', 'unitHead', 'service'] }],
  queries: { GetReach },
  allow: { GetReach: everyone },
  answer: { GetReach: ({ clientId }, rows) => rows.get(clientId) },
});
