import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { HoldReason } from './notice.codes.js';
import type { NoticeTopic, ReachChannel, ReachLanguage } from '../reach/reach.codes.js';

/** What a notice says, in the language of its client. */
export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

/** What a notice is about, and whose it is. */
export interface OfNotice {
  readonly clientId: string;
  readonly topic: NoticeTopic;
  readonly language: ReachLanguage;
  /** What it is about: the id of a loan, of a case. */
  readonly about?: string;
  /** The template it was worded by, in which version. */
  readonly template?: { readonly templateId: string; readonly version: number };
  readonly valueDate: Day;
}

/** A notice to a client: prepared by the bank, sent by the gateway of a channel, which reports back. */
export const noticeEvents = defineEvents(['noticeId', 'clientId'], {
  /** News: whether it goes out now is decided on the stream of its client. */
  NoticeOffered: event<OfNotice & NoticeText>(),
  /** The gateway of the channel is to send it. */
  NoticePrepared: event<
    OfNotice &
      NoticeText & {
        readonly channel: ReachChannel;
        readonly address: string;
        /** Not before this moment: in quiet hours, when they end. */
        readonly sendFrom: string;
      }
  >(),
  /** The client is to be told, and the bank knows no address: somebody calls. */
  NoticeLackedAddress: event<OfNotice & NoticeText>(),
  /** It does not press: it comes with the digest of the week. */
  NoticeHeld: event<
    OfNotice & NoticeText & { readonly digestId: string; readonly because: HoldReason }
  >(),
  NoticeDelivered: event<{ readonly deliveredAt: string }>(),
  /** The app, the portal or the gateway reports that somebody opened it. */
  NoticeRead: event<{ readonly readAt: string }>(),
  NoticeFailed: event<{ readonly reason: string }>(),
});
