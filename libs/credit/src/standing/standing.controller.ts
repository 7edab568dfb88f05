import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCommitments, ListCommitments } from '../views/security/commitments.view.js';
import { GetCreditStanding } from '../views/credit-standing.view.js';
import {
  AssignRiskClass,
  BlockCredit,
  SetHandlingPriority,
  UnblockCredit,
} from './standing.commands.js';

/** Whether and how a client may have credit, and what has been granted. */
@Controller()
export class StandingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('clients/:clientId/credit-standing')
  get(@Ask() query: GetCreditStanding) {
    return this.queries.execute(query);
  }

  @Post('clients/:clientId/credit-standing/blocks')
  block(@Payload() command: BlockCredit) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/credit-standing/releases')
  unblock(@Payload() command: UnblockCredit) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/credit-standing/risk-class')
  assignRiskClass(@Payload() command: AssignRiskClass) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/credit-standing/priority')
  setPriority(@Payload() command: SetHandlingPriority) {
    return this.commands.execute(command);
  }

  @Get('commitments')
  commitments(@Ask() query: ListCommitments) {
    return this.queries.execute(query);
  }

  @Get('commitments/:id')
  commitment(@Ask() query: GetCommitments) {
    return this.queries.execute(query);
  }
}
