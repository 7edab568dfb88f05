import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { digestDay } from './digest-week.js';
import * as commands from './digest.commands.js';
import type { DigestItem } from './digest.events.js';
import { digestEvents } from './digest.events.js';

const { NoticeGathered, DigestClosed } = digestEvents;

interface Digest {
  readonly clientId: string;
  readonly items: readonly DigestItem[];
  readonly closed: boolean;
}

const evolve: Evolve<Digest, typeof digestEvents> = {
  NoticeGathered: ({ clientId, noticeId, subject, text }, before: Digest | undefined) => ({
    clientId,
    items: [...(before?.items ?? []), { noticeId, subject, text }],
    closed: false,
  }),
  DigestClosed: (_, digest) => ({ ...digest, closed: true }),
};

/** The news of one client in one week. What comes after it was closed opens it again. */
export const digest = defineDecider({
  stream: 'digest',
  by: 'digestId',
  prefix: 'dg',
  events: digestEvents,
  commands,
  allow: { GatherNotice: [], CloseDigest: [] },
  evolve,
  create: {},
  either: {
    GatherNotice({ clientId, noticeId, subject, text }, before: Digest | undefined, { today }) {
      const known = before?.items.some((item) => item.noticeId === noticeId) === true;
      const sendOn = digestDay(today);
      return known ? [] : NoticeGathered({ clientId, noticeId, subject, text, sendOn });
    },
  },
  decide: {
    CloseDigest: (_, { items, closed }) => (closed ? [] : DigestClosed({ items })),
  },
});
