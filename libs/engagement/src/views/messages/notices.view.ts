import type { Contribution, Day, Openings, Rows, Total } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsInstant, ListQuery, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { HoldReason } from '../../notice/notice.codes.js';
import { NoticeState } from '../../notice/notice.codes.js';
import { noticeEvents } from '../../notice/notice.events.js';
import type { ReachLanguage } from '../../reach/reach.codes.js';
import { NoticeTopic, ReachChannel } from '../../reach/reach.codes.js';

/** A notice to a client, and what became of it. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly clientId: string;
  readonly topic: NoticeTopic;
  /** What it is about: the id of a loan, of a case. */
  readonly about?: string;
  /** The template it was worded by, in which version. */
  readonly template?: { readonly templateId: string; readonly version: number };
  readonly language: ReachLanguage;
  readonly subject: string;
  readonly text: string;
  readonly state: NoticeState;
  readonly preparedOn: Day;
  /** Absent where the client has no address. */
  readonly channel?: ReachChannel;
  readonly address?: string;
  /** Its gateway sends it from this moment on. */
  readonly sendFrom?: string;
  /** The digest it waits for, and why. */
  readonly digestId?: string;
  readonly because?: HoldReason;
  readonly deliveredAt?: string;
  readonly readAt?: string;
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

  /** Only those that may go out at this moment: for gateways, which leave clients in peace at night. */
  @IsOptional() @IsInstant() readonly sendableAt?: string;
}

/** How many notices of a topic there are, and what became of them. */
export class CountNotices extends ViewQuery<readonly Total[]> {
  @IsOptional() @IsCode(NoticeTopic) readonly topic?: NoticeTopic;

  /** Only those of one bulletin, or about one loan or case. */
  @IsOptional() @IsId() readonly about?: string;
}

const counted = ({ topic, state }: NoticeRow): readonly Contribution[] => [
  { group: { topic, state }, sums: {} },
];

/** There are as many subjects as loans: they are asked for one by one. */
const countedAbout = ({ topic, state, about }: NoticeRow): readonly Contribution[] =>
  about === undefined ? [] : [{ group: { topic, state, about }, sums: {} }];

const opens: Openings<NoticeRow, typeof noticeEvents> = {
  NoticeOffered: ({ valueDate: preparedOn, ...told }) => ({
    ...told,
    state: 'offered',
    preparedOn,
  }),
  NoticePrepared: ({ valueDate: preparedOn, ...told }) => ({ ...told, state: 'ready', preparedOn }),
  NoticeHeld: ({ valueDate: preparedOn, ...told }) => ({ ...told, state: 'held', preparedOn }),
  NoticeLackedAddress: ({ valueDate: preparedOn, ...told }) => ({
    ...told,
    state: 'unaddressed',
    preparedOn,
  }),
};

const on: Rows<NoticeRow, typeof noticeEvents> = {
  NoticePrepared: ({ valueDate: preparedOn, channel, address, sendFrom }, row) => ({
    ...row,
    ...{ state: 'ready', preparedOn, channel, address, sendFrom },
  }),
  NoticeHeld: ({ digestId, because }, row) => ({ ...row, state: 'held', digestId, because }),
  NoticeLackedAddress: (_, row) => ({ ...row, state: 'unaddressed' }),
  NoticeDelivered: ({ deliveredAt }, row) => ({ ...row, state: 'delivered', deliveredAt }),
  NoticeRead: ({ readAt }, row) => ({ ...row, state: 'read', readAt }),
  NoticeFailed: ({ reason }, row) => ({ ...row, state: 'failed', reason }),
};

/** Every notice to every client. */
export const notices = defineView({
  name: 'notices',
  version: 5,
  events: noticeEvents,
  opens,
  on,
  rollups: { notices: counted, byAbout: countedAbout },
  scope: { client: 'clientId' },
  queries: { GetNotice, ListNotices, CountNotices },
  allow: { GetNotice: everyone, ListNotices: everyone, CountNotices: everyone },
  answer: {
    CountNotices: ({ topic, about }, rows) =>
      about === undefined
        ? rows.totals('notices', { topic })
        : rows.totals('byAbout', { topic, about }),
    GetNotice: ({ noticeId }, rows) => rows.get(noticeId),
    ListNotices: (
      { clientId, about, topic, state, channel, sendableAt, sort = '-preparedOn', ...page },
      rows,
    ) =>
      rows.page(
        {
          ...{ clientId, about, topic, state, channel },
          ...(sendableAt && { sendFrom: { upTo: new Date(sendableAt).toISOString() } }),
        },
        { ...page, sort },
      ),
  },
  indexes: [
    { preparedOn: -1 },
    { clientId: 1, preparedOn: -1 },
    { about: 1, preparedOn: -1 },
    { state: 1, preparedOn: -1 },
  ],
  orders: ['preparedOn'],
});
