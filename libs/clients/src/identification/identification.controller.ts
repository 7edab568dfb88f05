import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import {
  CountIdentifications,
  GetIdentification,
  ListIdentifications,
} from '../views/identifications.view.js';
import {
  AdvanceIdentification,
  ConcludeIdentification,
  ScoreStandard,
  StartIdentification,
} from './identification.commands.js';
import { identificationRuleOn, identificationRules } from './identification.rules.js';

/** Which rules: those that judge a day, or every version there has been. */
export class IdentificationRulesAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The weights and gates of identification, for whoever holds a token. */
@Controller('identification-rules')
export class IdentificationRulesController {
  @Get()
  list(@Ask() { on }: IdentificationRulesAsked) {
    return {
      rules: on === undefined ? identificationRules : [identificationRuleOn(on) ?? []].flat(),
    };
  }
}

/** How clients are identified. */
@Controller()
export class IdentificationController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('clients/:clientId/identification')
  start(@Payload() command: StartIdentification) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/identification/scores')
  score(@Payload() command: ScoreStandard) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/identification/stages')
  advance(@Payload() command: AdvanceIdentification) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/identification/conclusion')
  conclude(@Payload() command: ConcludeIdentification) {
    return this.commands.execute(command);
  }

  @Get('clients/:clientId/identification')
  get(@Ask() query: GetIdentification) {
    return this.queries.execute(query);
  }

  @Get('identifications')
  list(@Ask() query: ListIdentifications) {
    return this.queries.execute(query);
  }

  @Get('identifications/totals')
  count(@Ask() query: CountIdentifications) {
    return this.queries.execute(query);
  }
}
