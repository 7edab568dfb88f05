import type { Day } from '#kernel';
import { defineEvents, event } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';

/** One of the notices of a digest. */
export interface DigestItem extends NoticeText {
  readonly noticeId: string;
}

/** What a client hears of once a week instead of each time. */
export const digestEvents = defineEvents(['digestId', 'clientId'], {
  NoticeGathered: event<DigestItem & { readonly sendOn: Day }>(),
  DigestClosed: event<{ readonly items: readonly DigestItem[] }>(),
});
