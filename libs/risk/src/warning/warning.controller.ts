import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetClientFigures } from '../client-figures/client-figures.view.js';
import { GetClientWarnings } from '../views/watch-list.view.js';
import {
  AcknowledgeWarning,
  AssessWarning,
  CloseWarning,
  RecordWarningAction,
} from './warning.commands.js';

/** The warnings upon a client, each known by the rule that raised it. */
@Controller('warnings')
export class WarningController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get(':clientId')
  ofClient(@Ask() query: GetClientWarnings) {
    return this.queries.execute(query);
  }

  @Get(':clientId/figures')
  figures(@Ask() query: GetClientFigures) {
    return this.queries.execute(query);
  }

  @Post(':clientId/:rule/acknowledgement')
  acknowledge(@Payload() command: AcknowledgeWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/assessments')
  assess(@Payload() command: AssessWarning) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/actions')
  act(@Payload() command: RecordWarningAction) {
    return this.commands.execute(command);
  }

  @Post(':clientId/:rule/closure')
  close(@Payload() command: CloseWarning) {
    return this.commands.execute(command);
  }
}
