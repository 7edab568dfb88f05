import { DomainCommand, IsCode, IsId, IsPart, IsText } from '#kernel';
import type { NoticeText } from '../notice/notice.events.js';
import { NoticeTopic } from '../reach/reach.codes.js';

abstract class TemplateCommand extends DomainCommand {
  @IsId() readonly templateId!: string;
}

class Wording implements NoticeText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 3000 }) readonly text!: string;
}

/** Drafts a template or its next version. Somebody else puts it in force. */
export class DraftNoticeTemplate extends TemplateCommand {
  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;

  /** `{amount}` stands for a value; both languages name the same ones. */
  @IsPart(Wording) readonly en!: Wording;

  @IsPart(Wording) readonly zh!: Wording;

  /** What it is for, or why it changes. */
  @IsText({ max: 500 }) readonly reason!: string;
}

/** Puts the version in force that somebody else drafted. */
export class ConfirmNoticeTemplate extends TemplateCommand {}

/** Turns the drafted version down. */
export class DeclineNoticeTemplate extends TemplateCommand {
  @IsText({ max: 500 }) readonly reason!: string;
}

/** Takes a template out of use. */
export class RetireNoticeTemplate extends TemplateCommand {
  @IsText({ max: 500 }) readonly reason!: string;
}
