import { clientScope, ClientUnknown } from '#clients';
import type { Day, Evolve } from '#kernel';
import { addDays, defineDecider, inForce } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { contactLimits } from '../notice/contact-limits.rules.js';
import type { HoldReason } from '../notice/notice.codes.js';
import type { ReachChannel } from './reach.codes.js';
import { NoticeTopic } from './reach.codes.js';
import * as commands from './reach.commands.js';
import type { Address, Preference } from './reach.events.js';
import { reachEvents } from './reach.events.js';
import { reachRefusals as refuse } from './reach.refusals.js';

const { AddressAdded, AddressRemoved, PreferenceStated } = reachEvents;
const { ConsentGiven, ConsentWithdrawn, NewsAdmitted } = reachEvents;

interface Reach {
  readonly addresses: readonly Address[];
  readonly preference?: Preference;
  readonly topics: readonly NoticeTopic[];
  /** What news was decided upon of late. */
  readonly news: readonly News[];
}

interface News {
  readonly noticeId: string;
  readonly on: Day;
  readonly wentOut: boolean;
}

/** So long news is remembered, in days: longer than any limit looks back. */
const rememberedDays = 62;

const nothing: Reach = { addresses: [], topics: [], news: [] };

const same = (one: Pick<Address, 'channel' | 'address'>, other: typeof one): boolean =>
  one.channel === other.channel && one.address === other.address;

const evolve: Evolve<Reach, typeof reachEvents> = {
  AddressAdded: ({ channel, address, office }, before: Reach | undefined) => ({
    ...(before ?? nothing),
    addresses: [
      ...(before?.addresses ?? []).filter((each) => !same(each, { channel, address })),
      { channel, address, ...(office !== undefined && { office }) },
    ],
  }),
  AddressRemoved: (removed, before) => ({
    ...before,
    addresses: before.addresses.filter((each) => !same(each, removed)),
  }),
  PreferenceStated: ({ channels, language, digest }, before: Reach | undefined) => ({
    ...(before ?? nothing),
    preference: { channels, language, digest },
  }),
  ConsentGiven: ({ topic }, before: Reach | undefined) => ({
    ...(before ?? nothing),
    topics: [...(before?.topics ?? []), topic],
  }),
  ConsentWithdrawn: ({ topic }, before) => ({
    ...before,
    topics: before.topics.filter((each) => each !== topic),
  }),
  NewsAdmitted: ({ noticeId, because, valueDate: on }, before: Reach | undefined) => ({
    ...(before ?? nothing),
    news: [
      ...(before?.news ?? []).filter((each) => each.on > addDays(on, -rememberedDays)),
      { noticeId, on, wentOut: because === undefined },
    ],
  }),
};

/** Why news of a day waits for the digest; undefined where it goes out now. */
function holdReason({ preference, news }: Reach, today: Day): HoldReason | undefined {
  if (preference?.digest === true) return 'wished';
  const [limit] = inForce(contactLimits, today);
  if (limit === undefined) return undefined;
  const since = addDays(today, 1 - limit.days);
  const count = news.filter(({ on, wentOut }) => wentOut && on >= since).length;
  return count >= limit.most ? 'enough' : undefined;
}

/** What an address on a channel looks like. */
const shapes: Readonly<Partial<Record<ReachChannel, RegExp>>> = {
  email: /^[^\s@]{1,64}@[^\s@]{1,190}$/,
  sms: /^\+?[0-9]{5,20}$/,
};

const most = 30;
const staff = ['relationshipManager', 'service'] as const;
const theClient = ({ clientId }: { readonly clientId: string }) => ({
  client: clientScope.row(clientId),
});

function checkClient(clientId: string, { client }: { readonly client?: unknown }): void {
  if (client === undefined) {
    throw ClientUnknown({ field: 'clientId', clientId });
  }
}

/** How one client may be reached: addresses of its offices, its wishes, and what it agreed to. */
export const reach = defineDecider({
  stream: 'reach',
  by: 'clientId',
  prefix: 'cl',
  events: reachEvents,
  commands,
  allow: {
    AddAddress: staff,
    RemoveAddress: staff,
    StatePreference: staff,
    GiveConsent: staff,
    WithdrawConsent: staff,
    AdmitNews: [],
  },
  evolve,
  consult: {
    AddAddress: theClient,
    StatePreference: theClient,
    GiveConsent: theClient,
    WithdrawConsent: theClient,
  },

  create: {},
  either: {
    AddAddress({ clientId, channel, address: told, office }, before, context) {
      checkClient(clientId, context);
      const { addresses } = before ?? nothing;
      const address = told.toLowerCase();
      if (shapes[channel]?.test(address) === false) {
        throw refuse.AddressMalformed({ field: 'address', channel });
      }
      const added = { channel, address, ...(office !== undefined && { office }) };
      if (addresses.some((each) => isDeepStrictEqual(each, added))) return [];
      if (addresses.length >= most) throw refuse.TooManyAddresses();
      return AddressAdded(added);
    },

    StatePreference({ clientId, channels, language, digest }, before, context) {
      checkClient(clientId, context);
      const stated = { channels, language, digest };
      return isDeepStrictEqual(before?.preference, stated) ? [] : PreferenceStated(stated);
    },

    GiveConsent({ clientId, topic, evidence }, before, context) {
      checkClient(clientId, context);
      if (!NoticeTopic(topic).needsConsent) throw refuse.ConsentNotNeeded({ field: 'topic' });
      return before?.topics.includes(topic) ? [] : ConsentGiven({ topic, evidence });
    },

    WithdrawConsent({ clientId, topic, evidence }, before, context) {
      checkClient(clientId, context);
      if (!NoticeTopic(topic).needsConsent) throw refuse.ConsentNotNeeded({ field: 'topic' });
      return before?.topics.includes(topic) ? ConsentWithdrawn({ topic, evidence }) : [];
    },

    AdmitNews({ noticeId }, before, { today }) {
      const now = before ?? nothing;
      if (now.news.some((each) => each.noticeId === noticeId)) return [];
      const because = holdReason(now, today);
      return NewsAdmitted({ noticeId, ...(because && { because }), valueDate: today });
    },
  },

  decide: {
    RemoveAddress({ channel, address: told, reason }, { addresses }) {
      const address = told.toLowerCase();
      if (!addresses.some((each) => same(each, { channel, address }))) {
        throw refuse.AddressUnknown({ field: 'address' });
      }
      return AddressRemoved({ channel, address, reason });
    },
  },
});
