import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  GetApplicationTask,
  GetTurnaround,
  ListApplicationTasks,
} from '../views/step/application-tasks.view.js';
import { AssignStep } from './step.commands.js';

/** What applications wait for: who does it, by when, and how long it takes. */
@Controller()
export class StepController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('application-tasks')
  list(@Ask() query: ListApplicationTasks) {
    return this.queries.execute(query);
  }

  @Get('application-tasks/turnaround')
  turnaround(@Ask() query: GetTurnaround) {
    return this.queries.execute(query);
  }

  @Get('applications/:applicationId/task')
  get(@Ask() query: GetApplicationTask) {
    return this.queries.execute(query);
  }

  @Post('applications/:applicationId/assignments')
  assign(@Payload() command: AssignStep) {
    return this.commands.execute(command);
  }
}
