import type { Day, Rows } from '#kernel';
import { defineView, everyone, IsId, IsOneOf, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { digestEvents } from '../../digest/digest.events.js';

const states = ['open', 'closed'] as const;

/** The news that one client hears of together. */
export interface DigestRow {
  readonly digestId: string;
  readonly clientId: string;
  /** The day at whose end it goes out. */
  readonly sendOn: Day;
  readonly state: (typeof states)[number];
  readonly items: readonly { readonly noticeId: string; readonly subject: string }[];
}

/** The digests, the latest first. */
export class ListDigests extends ListQuery<DigestRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsOneOf(states) readonly state?: (typeof states)[number];
}

const on: Rows<DigestRow, typeof digestEvents> = {
  NoticeGathered: ({ noticeId, subject }, row) => ({
    ...row,
    state: 'open',
    items: [...row.items, { noticeId, subject }],
  }),
  DigestClosed: (_, row) => ({ ...row, state: 'closed' }),
};

/** What each client hears of once a week. */
export const digests = defineView({
  name: 'digests',
  keptDays: 1_100,
  events: digestEvents,
  opens: {
    NoticeGathered: ({ digestId, clientId, sendOn, noticeId, subject }): DigestRow => ({
      digestId,
      clientId,
      sendOn,
      state: 'open',
      items: [{ noticeId, subject }],
    }),
  },
  on,
  scope: { client: 'clientId' },
  queries: { ListDigests },
  allow: { ListDigests: everyone },
  answer: {
    ListDigests: ({ clientId, state, limit, cursor, sort = '-sendOn' }, rows) =>
      rows.page({ clientId, state }, { limit, cursor, sort }),
  },
  indexes: [{ sendOn: -1 }, { clientId: 1, sendOn: -1 }, { state: 1, sendOn: 1 }],
  orders: ['sendOn'],
});
