import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListDigests } from '../views/messages/digests.view.js';
import { CountNotices, GetNotice, ListNotices } from '../views/messages/notices.view.js';
import {
  ConfirmNotice,
  ConfirmReading,
  FailNotice,
  SendNotice,
  SendNoticeByTemplate,
} from './notice.commands.js';

/** What the bank sends to clients, and what became of it (F-08, G-14). */
@Controller('notices')
export class NoticeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  send(@Payload() command: SendNotice) {
    return this.commands.execute(command);
  }

  @Post('by-template')
  sendByTemplate(@Payload() command: SendNoticeByTemplate) {
    return this.commands.execute(command);
  }

  @Post(':noticeId/deliveries')
  confirm(@Payload() command: ConfirmNotice) {
    return this.commands.execute(command);
  }

  @Post(':noticeId/failures')
  fail(@Payload() command: FailNotice) {
    return this.commands.execute(command);
  }

  @Post(':noticeId/readings')
  read(@Payload() command: ConfirmReading) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListNotices) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountNotices) {
    return this.queries.execute(query);
  }

  @Get('digests')
  digests(@Ask() query: ListDigests) {
    return this.queries.execute(query);
  }

  @Get(':noticeId')
  get(@Ask() query: GetNotice) {
    return this.queries.execute(query);
  }
}
