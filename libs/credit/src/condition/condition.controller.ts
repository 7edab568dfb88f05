import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetConditions, ListConditions } from '../views/pipeline/conditions.view.js';
import {
  ConfirmCondition,
  EvidenceCondition,
  RejectEvidence,
  WaiveCondition,
} from './condition.commands.js';

/** The conditions of credits. */
@Controller()
export class ConditionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('conditions')
  list(@Ask() query: ListConditions) {
    return this.queries.execute(query);
  }

  @Get('applications/:applicationId/conditions')
  get(@Ask() query: GetConditions) {
    return this.queries.execute(query);
  }

  @Post('applications/:applicationId/conditions/:conditionId/evidence')
  evidence(@Payload() command: EvidenceCondition) {
    return this.commands.execute(command);
  }

  @Post('applications/:applicationId/conditions/:conditionId/confirmations')
  confirm(@Payload() command: ConfirmCondition) {
    return this.commands.execute(command);
  }

  @Post('applications/:applicationId/conditions/:conditionId/rejections')
  reject(@Payload() command: RejectEvidence) {
    return this.commands.execute(command);
  }

  @Post('applications/:applicationId/conditions/:conditionId/waivers')
  waive(@Payload() command: WaiveCondition) {
    return this.commands.execute(command);
  }
}
