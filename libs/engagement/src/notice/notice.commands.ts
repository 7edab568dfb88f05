import { DomainCommand, IsCode, IsId, IsInstant, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { NoticeTopic } from '../reach/reach.codes.js';
import type { NoticeText } from './notice.events.js';

abstract class NoticeCommand extends DomainCommand {
  @IsId() readonly noticeId!: string;
}

class TextFields implements NoticeText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 4000 }) readonly text!: string;
}

abstract class NewNotice extends NoticeCommand {
  @IsId() readonly clientId!: string;

  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;

  /** What it is about: the id of a loan, of a case. */
  @IsOptional() @IsId() readonly about?: string;

  @IsPart(TextFields) readonly en!: NoticeText;

  @IsPart(TextFields) readonly zh!: NoticeText;
}

/** Sends a notice to a client: on the first channel it asked for, in its language. */
export class SendNotice extends NewNotice {}

/** Prepares a notice that a day or a fact calls for; the same id again prepares nothing. */
export class PrepareNotice extends NewNotice {}

/** The gateway reports that the notice reached its address. */
export class ConfirmNotice extends NoticeCommand {
  @IsInstant() readonly deliveredAt!: string;
}

/** Reports that somebody opened the notice. */
export class ConfirmReading extends NoticeCommand {
  @IsInstant() readonly readAt!: string;
}

/** The gateway reports that the notice did not reach its address. */
export class FailNotice extends NoticeCommand {
  @IsText() readonly reason!: string;
}
