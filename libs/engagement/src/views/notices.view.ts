import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { NoticeState } from '../notice/notice.codes.js';
import { noticeEvents } from '../notice/notice.events.js';
import type { ReachLanguage } from '../reach/reach.codes.js';
import { NoticeTopic, ReachChannel } from '../reach/reach.codes.js';

/** A notice to a client, and what became of it. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly clientId: string;
  readonly topic: NoticeTopic;
  /** What it is about: the id of a loan, of a case. */
  readonly about?: string;
  readonly language: ReachLanguage;
  readonly subject: string;
  readonly text: string;
  readonly state: NoticeState;
  readonly preparedOn: Day;
  /** Absent where the client has no address. */
  readonly channel?: ReachChannel;
  readonly address?: string;
  readonly deliveredAt?: string;
  /** Why it was not delivered. */
  readonly reason?: string;
}

/** One notice. */
export class GetNotice extends ViewQuery<NoticeRow> {
  @IsId() readonly noticeId!: string;
}

/** Notices, the latest first: of a client, of a loan, or those that wait for a gateway. */
export class ListNotices extends ListQuery<NoticeRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly about?: string;
  @IsOptional() @IsCode(NoticeTopic) readonly topic?: NoticeTopic;
  @IsOptional() @IsCode(NoticeState) readonly state?: NoticeState;
  @IsOptional() @IsCode(ReachChannel) readonly channel?: ReachChannel;
}

const opens: Openings<NoticeRow, typeof noticeEvents> = {
  NoticePrepared: ({ valueDate: preparedOn, ...told }) => ({ ...told, state: 'ready', preparedOn }),
  NoticeLackedAddress: ({ valueDate: preparedOn, ...told }) => ({
    ...told,
    state: 'unaddressed',
    preparedOn,
  }),
};

const on: Rows<NoticeRow, typeof noticeEvents> = {
  NoticeDelivered: ({ deliveredAt }, row) => ({ ...row, state: 'delivered', deliveredAt }),
  NoticeFailed: ({ reason }, row) => ({ ...row, state: 'failed', reason }),
};

/** Every notice to every client. */
export const notices = defineView({
  name: 'notices',
  events: noticeEvents,
  opens,
  on,
  scope: { client: 'clientId' },
  queries: { GetNotice, ListNotices },
  allow: { GetNotice: everyone, ListNotices: everyone },
  answer: {
    GetNotice: ({ noticeId }, rows) => rows.get(noticeId),
    ListNotices: (
      { clientId, about, topic, state, channel, sort = '-preparedOn', ...page },
      rows,
    ) => rows.page({ clientId, about, topic, state, channel }, { ...page, sort }),
  },
  indexes: [
    { preparedOn: -1 },
    { clientId: 1, preparedOn: -1 },
    { about: 1, preparedOn: -1 },
    { state: 1, preparedOn: -1 },
  ],
  orders: ['preparedOn'],
});
