import type { Evolve } from '#kernel';
import { defineDecider } from '#kernel';
import { agreedTo } from '../reach/consent.js';
import { reachOf } from '../views/contacts/reach.view.js';
import { digestDay } from './digest-week.js';
import * as commands from './digest.commands.js';
import type { DigestItem } from './digest.events.js';
import { digestEvents } from './digest.events.js';

const { NoticeGathered, DigestClosed } = digestEvents;

interface Digest {
  readonly clientId: string;
  /** What waits to go out. */
  readonly items: readonly DigestItem[];
  /** All that was ever gathered: nothing is gathered twice. */
  readonly noticeIds: readonly string[];
  /** How often it was closed. */
  readonly closings: number;
}

const evolve: Evolve<Digest, typeof digestEvents> = {
  NoticeGathered: ({ clientId, noticeId, topic, subject, text }, before: Digest | undefined) => ({
    clientId,
    items: [...(before?.items ?? []), { noticeId, topic, subject, text }],
    noticeIds: [...(before?.noticeIds ?? []), noticeId],
    closings: before?.closings ?? 0,
  }),
  DigestClosed: ({ number }, before) => ({ ...before, items: [], closings: number }),
};

/** The news of one client in one week. What comes after it was closed goes out by itself. */
export const digest = defineDecider({
  stream: 'digest',
  by: 'digestId',
  prefix: 'dg',
  events: digestEvents,
  commands,
  allow: { GatherNotice: [], CloseDigest: [] },
  evolve,
  consult: { CloseDigest: ({ clientId }) => ({ reach: reachOf.row(clientId) }) },
  create: {},
  either: {
    GatherNotice(command, before: Digest | undefined, { today }) {
      const { clientId, noticeId, topic, subject, text } = command;
      const known = before?.noticeIds.includes(noticeId) === true;
      const sendOn = digestDay(today);
      return known ? [] : NoticeGathered({ clientId, noticeId, topic, subject, text, sendOn });
    },
  },
  decide: {
    CloseDigest: (_, { items, closings }, { reach }) =>
      items.length === 0
        ? []
        : DigestClosed({
            number: closings + 1,
            items: items.filter(({ topic }) => agreedTo(topic, reach)),
          }),
  },
});
