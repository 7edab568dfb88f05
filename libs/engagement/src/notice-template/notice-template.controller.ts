import { everyone } from '#kernel';
import { Ask, authorise, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetNoticeTemplate, ListNoticeTemplates } from '../views/messages/notice-templates.view.js';
import {
  ConfirmNoticeTemplate,
  DeclineNoticeTemplate,
  DraftNoticeTemplate,
  RetireNoticeTemplate,
} from './notice-template.commands.js';
import { systemTexts } from './system-texts.js';

/** How the bank words what it writes to clients. */
@Controller('notice-templates')
export class NoticeTemplateController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':templateId/drafts')
  draft(@Payload() command: DraftNoticeTemplate) {
    return this.commands.execute(command);
  }

  @Post(':templateId/confirmation')
  confirm(@Payload() command: ConfirmNoticeTemplate) {
    return this.commands.execute(command);
  }

  @Post(':templateId/refusal')
  decline(@Payload() command: DeclineNoticeTemplate) {
    return this.commands.execute(command);
  }

  @Post(':templateId/retirement')
  retire(@Payload() command: RetireNoticeTemplate) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListNoticeTemplates) {
    return this.queries.execute(query);
  }

  /** What the system writes by itself, and by which template it may be worded. */
  @Get('system-texts')
  systemTexts() {
    authorise(everyone, requestContext());
    return systemTexts;
  }

  @Get(':templateId')
  get(@Ask() query: GetNoticeTemplate) {
    return this.queries.execute(query);
  }
}
