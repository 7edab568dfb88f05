import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import type { NoticeTopic } from '../reach/reach.codes.js';

/** One of the notices of a digest. */
export interface DigestItem extends NoticeText {
  readonly noticeId: string;
  readonly topic: NoticeTopic;
}

/** What a client hears of once a week instead of each time. */
export const digestEvents = defineEvents(['digestId', 'clientId'], {
  NoticeGathered: event<DigestItem & { readonly sendOn: Day }>(),
  /** What was gathered since it was last closed goes out, less what the client no longer wants. */
  DigestClosed: event<{
    /** 1 for the first closing. */
    readonly number: number;
    readonly items: readonly DigestItem[];
  }>(),
});
