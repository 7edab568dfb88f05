import { defineEvents, event } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import type { NoticeTopic } from '../reach/reach.codes.js';

/** What the bank tells all clients that want to hear of a topic. */
export const bulletinEvents = defineEvents('bulletinId', {
  BulletinPublished: event<{
    readonly topic: NoticeTopic;
    readonly en: NoticeText;
    readonly zh: NoticeText;
  }>(),
});
