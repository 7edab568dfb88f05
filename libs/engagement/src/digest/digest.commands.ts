import { DomainCommand, IsCode, IsId, IsText } from '#kernel';
import { NoticeTopic } from '../reach/reach.codes.js';

abstract class DigestCommand extends DomainCommand {
  @IsId() readonly digestId!: string;

  @IsId() readonly clientId!: string;
}

/** Puts a notice into the digest of the week. Sent by the system alone. */
export class GatherNotice extends DigestCommand {
  @IsId() readonly noticeId!: string;

  @IsCode(NoticeTopic) readonly topic!: NoticeTopic;

  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 4000 }) readonly text!: string;
}

/** Closes the digest of a week, which then goes out. Sent by the system alone. */
export class CloseDigest extends DigestCommand {}
