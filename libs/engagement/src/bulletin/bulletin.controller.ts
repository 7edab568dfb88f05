import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListBulletins } from '../views/messages/bulletins.view.js';
import { PublishBulletin } from './bulletin.commands.js';

/** What is told to all who want to hear of a topic (G-14, G-15). */
@Controller('bulletins')
export class BulletinController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  publish(@Payload() command: PublishBulletin) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListBulletins) {
    return this.queries.execute(query);
  }
}
