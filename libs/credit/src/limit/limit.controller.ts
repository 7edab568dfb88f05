import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetLimit, ListLimits } from '../views/limits.view.js';
import { ApproveLimit, DeclineLimit, ProposeLimit } from './limit.commands.js';
import { ReleaseLimit, ReserveLimit } from './limit.commands.js';

/** The limits of clients and groups. */
@Controller('limits')
export class LimitController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListLimits) {
    return this.queries.execute(query);
  }

  @Get(':limitId')
  get(@Ask() query: GetLimit) {
    return this.queries.execute(query);
  }

  @Post(':limitId/proposals')
  propose(@Payload() command: ProposeLimit) {
    return this.commands.execute(command);
  }

  @Post(':limitId/approvals')
  approve(@Payload() command: ApproveLimit) {
    return this.commands.execute(command);
  }

  @Post(':limitId/declines')
  decline(@Payload() command: DeclineLimit) {
    return this.commands.execute(command);
  }

  @Post(':limitId/reservations')
  reserve(@Payload() command: ReserveLimit) {
    return this.commands.execute(command);
  }

  @Post(':limitId/releases')
  release(@Payload() command: ReleaseLimit) {
    return this.commands.execute(command);
  }
}
