import { Ask, Clock, OffersDryRun, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MaxLength, MinLength, IsString } from 'class-validator';
import { GetMessage, ListMessages } from '../views/messages/mailbox.view.js';
import { FileMessage, ReceiveMessage, SetMessageAside } from './message.commands.js';
import { readMail } from './read-mail.js';

/** A mail as the gateway of the mail servers hands it over. */
export class MailDelivered {
  /** The whole mail with its headers (RFC 5322). */
  @IsString() @MinLength(10) @MaxLength(1_000_000) readonly raw!: string;
}

/** What comes in on the mailboxes and accounts of the bank (G-21). */
@Controller('mailbox')
export class MailboxController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post('mails')
  @OffersDryRun()
  async deliver(@Payload() { raw }: MailDelivered) {
    return this.commands.execute(await readMail(raw, this.clock.now().toISOString()));
  }

  @Post('messages')
  receive(@Payload() command: ReceiveMessage) {
    return this.commands.execute(command);
  }

  @Post('messages/:messageId/filing')
  file(@Payload() command: FileMessage) {
    return this.commands.execute(command);
  }

  @Post('messages/:messageId/setting-aside')
  setAside(@Payload() command: SetMessageAside) {
    return this.commands.execute(command);
  }

  @Get('messages')
  list(@Ask() query: ListMessages) {
    return this.queries.execute(query);
  }

  @Get('messages/:messageId')
  get(@Ask() query: GetMessage) {
    return this.queries.execute(query);
  }
}
