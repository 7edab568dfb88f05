import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountWinBacks, ListWinBacks } from '../views/satisfaction/win-backs.view.js';
import { OfferWinBack, RecordLoss, RecordWinBack } from './win-back.commands.js';

/** Clients about to leave: why, what they were offered, and what came of it (I-07). */
@Controller('win-backs')
export class WinBackController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  offer(@Payload() command: OfferWinBack) {
    return this.commands.execute(command);
  }

  @Post(':winBackId/success')
  won(@Payload() command: RecordWinBack) {
    return this.commands.execute(command);
  }

  @Post(':winBackId/loss')
  lost(@Payload() command: RecordLoss) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListWinBacks) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountWinBacks) {
    return this.queries.execute(query);
  }
}
