import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Ask, Payload } from '../http/payload.js';
import { CloseBusinessDay } from './business-day.commands.js';
import { GetClosedDays } from './closed-days.view.js';

@Controller('business-days')
export class BusinessDayController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  closed(@Ask() query: GetClosedDays) {
    return this.queries.execute(query);
  }

  @Post(':year/closings')
  close(@Payload() command: CloseBusinessDay) {
    return this.commands.execute(command);
  }
}
