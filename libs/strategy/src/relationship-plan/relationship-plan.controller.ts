import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CountRelationshipPlans,
  GetRelationshipPlan,
  ListRelationshipPlans,
} from '../views/relationship-plans.view.js';
import {
  AddPlanAction,
  AgreePlan,
  AssessPlanGoal,
  ClosePlan,
  CompletePlanAction,
  ReviewPlan,
} from './relationship-plan.commands.js';

/** What the bank and its clients want of each other within a year (D-15). */
@Controller('relationship-plans')
export class RelationshipPlanController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  agree(@Payload() command: AgreePlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/actions')
  add(@Payload() command: AddPlanAction) {
    return this.commands.execute(command);
  }

  @Post(':planId/actions/:actionId/completion')
  complete(@Payload() command: CompletePlanAction) {
    return this.commands.execute(command);
  }

  @Post(':planId/reviews')
  review(@Payload() command: ReviewPlan) {
    return this.commands.execute(command);
  }

  @Post(':planId/goals/:goalId/assessment')
  assess(@Payload() command: AssessPlanGoal) {
    return this.commands.execute(command);
  }

  @Post(':planId/closing')
  close(@Payload() command: ClosePlan) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListRelationshipPlans) {
    return this.queries.execute(query);
  }

  @Get('totals')
  totals(@Ask() query: CountRelationshipPlans) {
    return this.queries.execute(query);
  }

  @Get(':planId')
  get(@Ask() query: GetRelationshipPlan) {
    return this.queries.execute(query);
  }
}
