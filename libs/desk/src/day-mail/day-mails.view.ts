import { askerId } from '#engagement';
import type { Day, Rows } from '#kernel';
import { defineView, everyone, ListQuery, ViewQuery } from '#kernel';
import { dayMailEvents } from './day-mail.events.js';

/** Whether somebody gets their day by mail, and which day went out last. */
export interface DayMailRow {
  readonly personId: string;
  readonly ordered: boolean;
  readonly lastSentOn?: Day;
}

/** Whether the asker gets their day by mail. */
export class GetMyDayMail extends ViewQuery<DayMailRow> {}

/** Who gets their day by mail. */
export class ListDayMails extends ListQuery<DayMailRow> {}

const on: Rows<DayMailRow, typeof dayMailEvents> = {
  DayMailOrdered: (_, row) => ({ ...row, ordered: true }),
  DayMailCancelled: (_, row) => ({ ...row, ordered: false }),
  DayMailSent: ({ valueDate: lastSentOn }, row) => ({ ...row, lastSentOn }),
};

/** The morning mails that somebody wants. They say nothing of clients. */
export const dayMails = defineView({
  name: 'day-mails',
  events: dayMailEvents,
  empty: (personId): DayMailRow => ({ personId, ordered: false }),
  on,
  by: 'personId',
  scope: 'open',
  queries: { GetMyDayMail, ListDayMails },
  allow: { GetMyDayMail: everyone, ListDayMails: ['service', 'administrator', 'auditor'] },
  answer: {
    GetMyDayMail: async (_, rows) =>
      (await rows.find(askerId())) ?? { personId: askerId(), ordered: false },
    ListDayMails: ({ limit, cursor, sort = 'personId' }, rows) =>
      rows.page({ ordered: true }, { limit, cursor, sort }),
  },
  indexes: [{ ordered: 1, personId: 1 }],
  orders: ['personId'],
});
