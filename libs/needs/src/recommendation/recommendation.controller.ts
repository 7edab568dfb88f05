import type { Day } from '#kernel';
import { inForce, IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { ListRecommendations, MeasureRecommendations } from '../views/recommendations.view.js';
import {
  DeclineRecommendation,
  SettleRecommendation,
  TakeRecommendation,
} from './recommendation.commands.js';
import { recommendationRules } from './recommendation.rules.js';

/** Which rules: those of a day, or every version there has been. */
export class RecommendationRulesAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** What clients should be offered, by which rule, and what came of it (D-12). */
@Controller()
export class RecommendationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('recommendation-rules')
  rules(@Ask() { on }: RecommendationRulesAsked) {
    return {
      rules: on === undefined ? recommendationRules : inForce(recommendationRules, on),
    };
  }

  @Get('recommendations')
  list(@Ask() query: ListRecommendations) {
    return this.queries.execute(query);
  }

  @Get('recommendations/results')
  results(@Ask() query: MeasureRecommendations) {
    return this.queries.execute(query);
  }

  @Post('clients/:clientId/recommendations/:rule/acceptance')
  take(@Payload() command: TakeRecommendation) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/recommendations/:rule/decline')
  decline(@Payload() command: DeclineRecommendation) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/recommendations/:rule/outcome')
  settle(@Payload() command: SettleRecommendation) {
    return this.commands.execute(command);
  }
}
