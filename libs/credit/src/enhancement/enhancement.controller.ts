import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetEnhancement, ListEnhancements } from '../views/security/enhancements.view.js';
import { AskForSecurity, CloseEnhancement, RecordRefusal } from './enhancement.commands.js';

/** More security that the bank asks of clients. */
@Controller('enhancements')
export class EnhancementController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListEnhancements) {
    return this.queries.execute(query);
  }

  @Post()
  ask(@Payload() command: AskForSecurity) {
    return this.commands.execute(command);
  }

  @Get(':enhancementId')
  get(@Ask() query: GetEnhancement) {
    return this.queries.execute(query);
  }

  @Post(':enhancementId/refusals')
  refuse(@Payload() command: RecordRefusal) {
    return this.commands.execute(command);
  }

  @Post(':enhancementId/closures')
  close(@Payload() command: CloseEnhancement) {
    return this.commands.execute(command);
  }
}
