import { AreParts, DomainCommand, IsCode, IsId, IsInstant, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { HoldReason } from './notice.codes.js';
import { NoticeTopic } from '../reach/reach.codes.js';
import type { TemplateValue } from '../notice-template/fill-in.js';
import type { NoticeText } from './notice.events.js';

abstract class NoticeCommand extends DomainCommand {
  @IsId() readonly noticeId!: string;
}

class TextFields implements NoticeText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 4000 }) readonly text!: string;
}

/** A digest has room for a whole notice and its subject. */
class RoomyText implements NoticeText {
  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 5000 }) readonly text!: string;
}

abstract class NoticeToClient extends NoticeCommand {
  @IsId() readonly clientId!: string;

  /** What it is about: the id of a loan, of a case. */
  @IsOptional() @IsId() readonly about?: string;
}

abstract class NewNotice extends NoticeToClient {
  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;
}

class ValueFields implements TemplateValue {
  @IsText({ max: 30 }) readonly name!: string;

  @IsText({ max: 200 }) readonly value!: string;
}

/** Sends a notice worded by a template in force. With `?dryRun=1` it shows what would be sent. */
export class SendNoticeByTemplate extends NoticeToClient {
  @IsId() readonly templateId!: string;

  /** One for each variable of the template. */
  @AreParts(ValueFields, { max: 20 }) readonly values!: readonly TemplateValue[];
}

/** Sends a notice to a client: on the first channel it asked for, in its language. */
export class SendNotice extends NewNotice {
  @IsPart(TextFields) readonly en!: NoticeText;

  @IsPart(TextFields) readonly zh!: NoticeText;
}

/** Prepares a notice that a day or a fact calls for; the same id again prepares nothing. */
export class PrepareNotice extends NewNotice {
  @IsPart(RoomyText) readonly en!: NoticeText;

  @IsPart(RoomyText) readonly zh!: NoticeText;

  /** What a template of the bank may name instead of the words above. */
  @IsOptional() @AreParts(ValueFields, { max: 20 }) readonly values?: readonly TemplateValue[];
}

/** Sends news that was offered, or puts it off until the digest. Sent by the system alone. */
export class ReleaseNotice extends NoticeCommand {
  @IsId() readonly clientId!: string;

  /** Why it waits for the digest; absent where it goes out now. */
  @IsOptional() @IsCode(HoldReason) readonly because?: HoldReason;
}

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
