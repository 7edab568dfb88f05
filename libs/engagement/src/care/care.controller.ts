import type { Day } from '#kernel';
import { addMonths, anybody, IsDay } from '#kernel';
import { Ask, authorise, Clock, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { ListCareAhead, ListCareDays } from '../views/care-days.view.js';
import { NoteCareDay, RemoveCareDay } from './care.commands.js';
import { festivalsBetween } from './festivals.js';

/** Which festivals: those of a year from a day on. */
export class FestivalsAsked {
  /** Defaults to today. */
  @IsOptional() @IsDay() readonly from?: Day;
}

/** When the bank thinks of its clients: birthdays, anniversaries, festivals (G-17). */
@Controller('care-days')
export class CareController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post()
  note(@Payload() command: NoteCareDay) {
    return this.commands.execute(command);
  }

  @Post(':careDayId/removal')
  remove(@Payload() command: RemoveCareDay) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListCareDays) {
    return this.queries.execute(query);
  }

  @Get('ahead')
  ahead(@Ask() query: ListCareAhead) {
    return this.queries.execute(query);
  }

  @Get('festivals')
  festivals(@Ask() { from = this.clock.today() }: FestivalsAsked) {
    authorise(anybody, requestContext());
    return festivalsBetween(from, addMonths(from, 12));
  }
}
