import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { withMe } from '../asker.js';
import { CountPromises, GetPromise, ListPromises } from '../views/messages/promises.view.js';
import { KeepPromise, MakePromise, ReleasePromise, ReschedulePromise } from './promise.commands.js';

/** What clients were promised, and what has to be disclosed to them (G-22). */
@Controller('promises')
export class PromiseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  make(@Payload() command: MakePromise) {
    return this.commands.execute(command);
  }

  @Post(':promiseId/reschedulings')
  reschedule(@Payload() command: ReschedulePromise) {
    return this.commands.execute(command);
  }

  @Post(':promiseId/fulfilment')
  keep(@Payload() command: KeepPromise) {
    return this.commands.execute(command);
  }

  @Post(':promiseId/release')
  release(@Payload() command: ReleasePromise) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListPromises) {
    return this.queries.execute(withMe(query));
  }

  @Get('totals')
  count(@Ask() query: CountPromises) {
    return this.queries.execute(query);
  }

  @Get(':promiseId')
  get(@Ask() query: GetPromise) {
    return this.queries.execute(query);
  }
}
