import { clientScope, ClientUnknown } from '#clients';
import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import type { ReachChannel } from './reach.codes.js';
import { NoticeTopic } from './reach.codes.js';
import * as commands from './reach.commands.js';
import type { Address, Preference } from './reach.events.js';
import { reachEvents } from './reach.events.js';
import { reachRefusals as refuse } from './reach.refusals.js';

const { AddressAdded, AddressRemoved, PreferenceStated, ConsentGiven, ConsentWithdrawn } =
  reachEvents;

interface Reach {
  readonly addresses: readonly Address[];
  readonly preference?: Preference;
  readonly topics: readonly NoticeTopic[];
}

const nothing: Reach = { addresses: [], topics: [] };

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
};

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
