import { Ask, authorise, Payload, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsId } from '#kernel';
import { IsMonth } from '../month.js';
import { GetPlan, ListMyPlans, ListPlans } from '../views/plans.view.js';
import {
  AcceptTargets,
  CompleteAppraisalAction,
  HoldAppraisal,
  ProposeTargets,
} from './plan.commands.js';
import { PlanProgress } from './plan-progress.js';

/** Which month of which plan. */
export class ProgressAsked {
  @IsId() readonly planId!: string;

  @IsMonth() readonly month!: string;
}

/** What people are to reach, how far they are, and what follows (K-07). */
@Controller('performance-plans')
export class PlanController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly pages: PlanProgress,
  ) {}

  @Post()
  propose(@Payload() command: ProposeTargets) {
    return this.commands.execute(command);
  }

  @Post(':planId/acceptance')
  accept(@Payload() command: AcceptTargets) {
    return this.commands.execute(command);
  }

  @Post(':planId/appraisals')
  appraise(@Payload() command: HoldAppraisal) {
    return this.commands.execute(command);
  }

  @Post(':planId/actions/:actionId/completion')
  complete(@Payload() command: CompleteAppraisalAction) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListPlans) {
    return this.queries.execute(query);
  }

  @Get(':planId')
  get(@Ask() query: GetPlan) {
    return this.queries.execute(query);
  }

  @Get(':planId/progress')
  progress(@Ask() { planId, month }: ProgressAsked) {
    authorise(['unitHead', 'auditor'], requestContext());
    return this.pages.of(planId, month);
  }
}

/** What the asker is to reach. */
@Controller('me/performance-plans')
export class MyPlansController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListMyPlans) {
    return this.queries.execute(query);
  }
}
