import { AreParts, DomainCommand, IsCode, IsId, IsInstant, IsText } from '#kernel';
import { IsInt, Matches, Max, Min } from 'class-validator';
import type { Attachment } from '../interaction/interaction.events.js';
import { ReachChannel } from '../reach/reach.codes.js';
import type { IncomingMessage } from './message.events.js';

abstract class MessageCommand extends DomainCommand {
  @IsId() readonly messageId!: string;
}

class AttachmentFields implements Attachment {
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 in small hexadecimal digits' })
  readonly sha256!: string;

  @IsText({ max: 200 }) readonly name!: string;

  @IsText({ max: 120 }) readonly mediaType!: string;

  @IsInt() @Min(0) @Max(1_000_000_000) readonly bytes!: number;
}

const IsAddress = () =>
  Matches(/^[\x21-\x7e]{3,254}$/, {
    message: '$property must be 3 to 254 visible ASCII characters',
  });

/** Takes in a message from the gateway of a channel. It files itself where the sender is known. */
export class ReceiveMessage extends MessageCommand implements IncomingMessage {
  @IsCode(ReachChannel) readonly channel!: ReachChannel;

  @IsAddress() readonly from!: string;

  @IsAddress() readonly to!: string;

  @IsText({ max: 200 }) readonly subject!: string;

  @IsText({ max: 20_000 }) readonly text!: string;

  @IsInstant() readonly sentAt!: string;

  @AreParts(AttachmentFields, { max: 50 })
  readonly attachments!: readonly Attachment[];
}

/** Says whose message it is, where the address did not tell. */
export class FileMessage extends MessageCommand {
  @IsId() readonly clientId!: string;
}

/** Says that a message concerns no client. */
export class SetMessageAside extends MessageCommand {
  @IsText() readonly reason!: string;
}
