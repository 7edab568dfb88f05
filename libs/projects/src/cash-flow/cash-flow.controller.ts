import { languageOf } from '#lending';
import { Ask, Payload } from '#platform';
import { Controller, Get, Headers, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { GetCashFlowCase, GetSculpting, GetTornado } from '../views/cash-flows.view.js';
import { GetCovenantOutlook } from '../views/covenant-outlook.view.js';
import { PlanCashFlows, RecordCashFlow } from './cash-flow.commands.js';
import { tornadoPicture } from './tornado-picture.js';

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
  async tornado(
    @Ask() query: GetTornado,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.queries.execute(query);
    if (accept?.includes('image/svg+xml') !== true) return answer;
    void reply.type('image/svg+xml; charset=utf-8');
    return tornadoPicture(answer, languageOf(languages) ?? 'en');
  }

  @Get('cases/:planCase/sculpting')
  sculpting(@Ask() query: GetSculpting) {
    return this.queries.execute(query);
  }

  @Get('cases/:planCase/covenants')
  outlook(@Ask() query: GetCovenantOutlook) {
    return this.queries.execute(query);
  }

  @Post('cash-flows')
  record(@Payload() command: RecordCashFlow) {
    return this.commands.execute(command);
  }
}
