import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { HoldReason } from '../notice/notice.codes.js';
import type { NoticeTopic, ReachChannel, ReachLanguage } from './reach.codes.js';

/** An address of the client’s office on a channel: a mailbox, a number, an account. */
export interface Address {
  readonly channel: ReachChannel;
  readonly address: string;
  /** Whose it is, as an office: `CFO`. */
  readonly office?: string;
}

/** How a client wants to be written to. */
export interface Preference {
  /** The first that has an address is used. */
  readonly channels: readonly ReachChannel[];
  readonly language: ReachLanguage;
  /** Whether what does not press is gathered and sent once a week. */
  readonly digest: boolean;
}

/** How one client may be reached, and what it wants to hear. The stream’s id is the client’s. */
export const reachEvents = defineEvents('clientId', {
  AddressAdded: event<Address>(),
  AddressRemoved: event<Pick<Address, 'channel' | 'address'> & { readonly reason: string }>(),
  PreferenceStated: event<Preference>(),
  /** The client agrees to hear of a topic; `evidence` says how it said so. */
  ConsentGiven: event<{ readonly topic: NoticeTopic; readonly evidence: string }>(),
  /** News goes out now, or waits for the digest: decided here, so that a burst keeps the limit. */
  NewsAdmitted: event<{
    readonly noticeId: string;
    /** Why it waits; absent where it goes out now. */
    readonly because?: HoldReason;
    readonly valueDate: Day;
  }>(),
  ConsentWithdrawn: event<{ readonly topic: NoticeTopic; readonly evidence: string }>(),
});
