import type { Day, Openings, Rows } from '#kernel';
import { anybody, defineView, IsCode, ListQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { bulletinEvents } from '../../bulletin/bulletin.events.js';
import type { NoticeText } from '../../notice/notice.events.js';
import { NoticeTopic } from '../../reach/reach.codes.js';

/** What was told to all who want to hear of a topic. */
export interface BulletinRow {
  readonly bulletinId: string;
  readonly topic: NoticeTopic;
  readonly en: NoticeText;
  readonly zh: NoticeText;
  readonly publishedOn: Day;
}

/** The bulletins, the latest first. */
export class ListBulletins extends ListQuery<BulletinRow> {
  @IsOptional() @IsCode(NoticeTopic) readonly topic?: NoticeTopic;
}

const opens: Openings<BulletinRow, typeof bulletinEvents> = {
  BulletinPublished: (told, { valueDate: publishedOn }) => ({ ...told, publishedOn }),
};

const on: Rows<BulletinRow, typeof bulletinEvents> = {};

/** Every bulletin. */
export const bulletins = defineView({
  name: 'bulletins',
  events: bulletinEvents,
  opens,
  on,
  scope: 'open',
  queries: { ListBulletins },
  allow: { ListBulletins: anybody },
  answer: {
    ListBulletins: ({ topic, limit, cursor, sort = '-publishedOn' }, rows) =>
      rows.page({ topic }, { limit, cursor, sort }),
  },
  indexes: [{ publishedOn: -1 }, { topic: 1, publishedOn: -1 }],
  orders: ['publishedOn'],
});
