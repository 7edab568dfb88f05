import { DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import { NoticeTopic } from '../reach/reach.codes.js';

class BulletinText implements NoticeText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 4000 }) readonly text!: string;
}

/** Tells something to every client that agreed to hear of the topic. */
export class PublishBulletin extends DomainCommand {
  @IsId() readonly bulletinId!: string;

  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;

  @IsPart(BulletinText) readonly en!: BulletinText;

  @IsPart(BulletinText) readonly zh!: BulletinText;
}
