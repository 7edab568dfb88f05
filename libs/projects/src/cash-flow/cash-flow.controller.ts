import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCashFlowCase, GetSculpting, GetTornado } from '../views/cash-flows.view.js';
import { PlanCashFlows, RecordCashFlow } from './cash-flow.commands.js';

/** What a project is to earn, what it earned, and which debt that carries. */
@Controller('projects/:projectId')
export class CashFlowController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('cases/:planCase/plans')
  plan(@Payload() command: PlanCashFlows) {
    return this.commands.execute(command);
  }

  @Get('cases/:planCase')
  get(@Ask() query: GetCashFlowCase) {
    return this.queries.execute(query);
  }

  @Get('cases/:planCase/tornado')
  tornado(@Ask() query: GetTornado) {
    return this.queries.execute(query);
  }

  @Get('cases/:planCase/sculpting')
  sculpting(@Ask() query: GetSculpting) {
    return this.queries.execute(query);
  }

  @Post('cash-flows')
  record(@Payload() command: RecordCashFlow) {
    return this.commands.execute(command);
  }
}
