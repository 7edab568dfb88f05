import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Ask, Payload } from '../http/payload.js';
import * as commands from './legal-hold.commands.js';
import { GetLegalHold, ListLegalHolds } from './legal-holds.view.js';

/** What is neither removed nor erased while a matter lasts. */
@Controller('legal-holds')
export class LegalHoldsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  order(@Payload() command: commands.OrderLegalHold) {
    return this.bus.execute(command);
  }

  @Post(':legalHoldId/lifting')
  propose(@Payload() command: commands.ProposeHoldLifting) {
    return this.bus.execute(command);
  }

  @Post(':legalHoldId/lifting/confirmation')
  confirm(@Payload() command: commands.ConfirmHoldLifting) {
    return this.bus.execute(command);
  }

  @Post(':legalHoldId/lifting/refusal')
  decline(@Payload() command: commands.DeclineHoldLifting) {
    return this.bus.execute(command);
  }

  @Get()
  list(@Ask() query: ListLegalHolds) {
    return this.queries.execute(query);
  }

  @Get(':legalHoldId')
  get(@Ask() query: GetLegalHold) {
    return this.queries.execute(query);
  }
}
