import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListCeilingHoldings } from '../views/ceiling/ceiling-holdings.view.js';
import { GetCeiling, ListCeilings } from '../views/ceiling/ceilings.view.js';
import {
  ApproveCeiling,
  DeclineCeiling,
  EndCeiling,
  FreeCeiling,
  ProposeCeiling,
  ReserveCeiling,
} from './ceiling.commands.js';

/** Limits on all credit to an industry, a region or of a product (J-24). */
@Controller('concentration-limits')
export class CeilingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListCeilings) {
    return this.queries.execute(query);
  }

  @Get(':ceilingId')
  get(@Ask() query: GetCeiling) {
    return this.queries.execute(query);
  }

  @Get(':ceilingId/reservations')
  holdings(@Ask() query: ListCeilingHoldings) {
    return this.queries.execute(query);
  }

  @Post(':ceilingId/proposals')
  propose(@Payload() command: ProposeCeiling) {
    return this.commands.execute(command);
  }

  @Post(':ceilingId/ends')
  end(@Payload() command: EndCeiling) {
    return this.commands.execute(command);
  }

  @Post(':ceilingId/approvals')
  approve(@Payload() command: ApproveCeiling) {
    return this.commands.execute(command);
  }

  @Post(':ceilingId/declines')
  decline(@Payload() command: DeclineCeiling) {
    return this.commands.execute(command);
  }

  @Post(':ceilingId/reservations')
  reserve(@Payload() command: ReserveCeiling) {
    return this.commands.execute(command);
  }

  @Post(':ceilingId/releases')
  free(@Payload() command: FreeCeiling) {
    return this.commands.execute(command);
  }
}
