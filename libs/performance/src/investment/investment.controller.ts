import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountInvestments, ListInvestments } from '../views/investments.view.js';
import {
  ApproveInvestment,
  DeclineInvestment,
  ProposeInvestment,
  ReviewInvestment,
} from './investment.commands.js';

/** What the bank spends on tools and skills, and what it brings (J-19). */
@Controller('investments')
export class InvestmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  propose(@Payload() command: ProposeInvestment) {
    return this.commands.execute(command);
  }

  @Post(':investmentId/approvals')
  approve(@Payload() command: ApproveInvestment) {
    return this.commands.execute(command);
  }

  @Post(':investmentId/refusal')
  decline(@Payload() command: DeclineInvestment) {
    return this.commands.execute(command);
  }

  @Post(':investmentId/review')
  review(@Payload() command: ReviewInvestment) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListInvestments) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountInvestments) {
    return this.queries.execute(query);
  }
}
