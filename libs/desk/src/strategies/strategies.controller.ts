import { everyone, IsCode } from '#kernel';
import { Ask, authorise, Clock, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { DecisionFor, StrategyList } from './strategies.codes.js';
import { StrategyPages } from './strategies.js';

/** Which list of strategies; all four if absent. */
export class StrategiesAsked {
  @IsOptional() @IsCode(StrategyList) readonly list?: StrategyList;
}

/** Whose decisions; everybody's if absent. */
export class DecisionsAsked {
  @IsOptional() @IsCode(DecisionFor) readonly for?: DecisionFor;
}

/** What serves each strategy of the sources (I-01 to I-04), and what the figures advise (L-04). */
@Controller()
export class StrategiesController {
  constructor(
    private readonly pages: StrategyPages,
    private readonly clock: Clock,
  ) {}

  @Get('strategies')
  strategies(@Ask() { list }: StrategiesAsked) {
    authorise(everyone, requestContext());
    return this.pages.list(this.clock.today(), list);
  }

  @Get('decisions')
  decisions(@Ask() asked: DecisionsAsked) {
    authorise(everyone, requestContext());
    return this.pages.advice(this.clock.today(), asked.for);
  }
}
