import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetSolution, ListSolutions } from '../views/solutions.view.js';
import {
  AcceptSolution,
  DesignSolution,
  PresentSolution,
  RejectSolution,
  ReviseSolution,
} from './solution.commands.js';

/** What the bank offers for needs. */
@Controller('solutions')
export class SolutionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  design(@Payload() command: DesignSolution) {
    return this.commands.execute(command);
  }

  @Post(':solutionId/versions')
  revise(@Payload() command: ReviseSolution) {
    return this.commands.execute(command);
  }

  @Post(':solutionId/presentations')
  present(@Payload() command: PresentSolution) {
    return this.commands.execute(command);
  }

  @Post(':solutionId/acceptance')
  accept(@Payload() command: AcceptSolution) {
    return this.commands.execute(command);
  }

  @Post(':solutionId/rejection')
  reject(@Payload() command: RejectSolution) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListSolutions) {
    return this.queries.execute(query);
  }

  @Get(':solutionId')
  get(@Ask() query: GetSolution) {
    return this.queries.execute(query);
  }
}
