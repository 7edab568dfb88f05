import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListRiskAdvice } from '../views/watch/risk-advice.view.js';
import { AnswerRiskAdvice, OfferRiskAdvice } from './advice.commands.js';

/** Advice to clients on the risks they run. */
@Controller('risk-advice')
export class AdviceController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListRiskAdvice) {
    return this.queries.execute(query);
  }

  @Post()
  offer(@Payload() command: OfferRiskAdvice) {
    return this.commands.execute(command);
  }

  @Post(':adviceId/answers')
  answer(@Payload() command: AnswerRiskAdvice) {
    return this.commands.execute(command);
  }
}
