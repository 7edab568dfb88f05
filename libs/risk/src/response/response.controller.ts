import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CountResponses, GetResponse, ListResponses } from '../views/watch/responses.view.js';
import {
  AnswerProposal,
  CompleteResponseStep,
  DecideResponse,
  ProposeSolution,
  ReachLegalStage,
  SetExposureTarget,
} from './response.commands.js';

/** What is being done about warnings. */
@Controller('responses')
export class ResponseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListResponses) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountResponses) {
    return this.queries.execute(query);
  }

  @Get(':responseId')
  get(@Ask() query: GetResponse) {
    return this.queries.execute(query);
  }

  @Post(':responseId/steps/:step/completion')
  complete(@Payload() command: CompleteResponseStep) {
    return this.commands.execute(command);
  }

  @Post(':responseId/proposals')
  propose(@Payload() command: ProposeSolution) {
    return this.commands.execute(command);
  }

  @Post(':responseId/proposals/answer')
  answer(@Payload() command: AnswerProposal) {
    return this.commands.execute(command);
  }

  @Post(':responseId/committee-decisions')
  decide(@Payload() command: DecideResponse) {
    return this.commands.execute(command);
  }

  @Post(':responseId/legal-stages')
  reachLegalStage(@Payload() command: ReachLegalStage) {
    return this.commands.execute(command);
  }

  @Post(':responseId/exposure-targets')
  setTarget(@Payload() command: SetExposureTarget) {
    return this.commands.execute(command);
  }
}
