import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetContingencyPlan, ListContingencyPlans } from '../views/watch/contingency.view.js';
import {
  ApproveContingencyPlan,
  DraftContingencyPlan,
  RecordContingencyTest,
  RetireContingencyPlan,
  ReviseContingencyPlan,
  StartContingencyPlan,
} from './contingency.commands.js';

/** What is done when a risk of a client comes true, written and tried beforehand. */
@Controller('contingency-plans')
export class ContingencyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListContingencyPlans) {
    return this.queries.execute(query);
  }

  @Get(':planId')
  get(@Ask() query: GetContingencyPlan) {
    return this.queries.execute(query);
  }

  @Post()
  draft(@Payload() command: DraftContingencyPlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/revisions')
  revise(@Payload() command: ReviseContingencyPlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/approval')
  approve(@Payload() command: ApproveContingencyPlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/tests')
  recordTest(@Payload() command: RecordContingencyTest) {
    return this.commands.execute(command);
  }

  @Post(':planId/starts')
  start(@Payload() command: StartContingencyPlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/retirement')
  retire(@Payload() command: RetireContingencyPlan) {
    return this.commands.execute(command);
  }
}
