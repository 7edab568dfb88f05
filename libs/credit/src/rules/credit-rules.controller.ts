import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { QuotePrice } from '../pricing/quote.js';
import {
  GetCreditRules,
  GetRulesInForce,
  ListCreditRules,
} from '../views/rules/credit-rules.view.js';
import {
  ApproveCreditRules,
  DeclineCreditRules,
  DraftCreditRules,
} from './credit-rules.commands.js';

/** The rules of credit that the bank sets itself: authority, prices, capital. */
@Controller('credit-rules')
export class CreditRulesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListCreditRules) {
    return this.queries.execute(query);
  }

  @Get('pricing/quote')
  quote(@Ask() query: QuotePrice) {
    return this.queries.execute(query);
  }

  @Get(':tableId')
  get(@Ask() query: GetCreditRules) {
    return this.queries.execute(query);
  }

  @Get(':tableId/in-force')
  inForce(@Ask() query: GetRulesInForce) {
    return this.queries.execute(query);
  }

  @Post(':tableId/drafts')
  draft(@Payload() command: DraftCreditRules) {
    return this.commands.execute(command);
  }

  @Post(':tableId/approvals')
  approve(@Payload() command: ApproveCreditRules) {
    return this.commands.execute(command);
  }

  @Post(':tableId/declines')
  decline(@Payload() command: DeclineCreditRules) {
    return this.commands.execute(command);
  }
}
