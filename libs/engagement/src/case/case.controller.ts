import { Ask, Clock, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsId } from '#kernel';
import { withMe } from '../asker.js';
import type { CaseRow } from '../views/cases.rows.js';
import {
  CountCases,
  CountCaseThemes,
  GetCase,
  GetCaseTimeliness,
  ListCases,
} from '../views/cases.view.js';
import {
  AnswerCase,
  AssessCase,
  AssignCase,
  ClassifyCase,
  OpenCase,
  PauseCase,
  PlanCase,
  ReceiveCaseMessage,
  ReopenCase,
  ResolveCase,
  ResumeCase,
  ReviewCaseEffect,
} from './case.commands.js';
import { levelAt } from './case.state.js';

/** Which case is asked after. */
export class ServiceLevelAsked {
  @IsId() readonly caseId!: string;
}

@Controller('cases')
export class CaseController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  @Post()
  open(@Payload() command: OpenCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/classification')
  classify(@Payload() command: ClassifyCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/assessment')
  assess(@Payload() command: AssessCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/plan')
  plan(@Payload() command: PlanCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/assignment')
  assign(@Payload() command: AssignCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/messages')
  receive(@Payload() command: ReceiveCaseMessage) {
    return this.commands.execute(command);
  }

  @Post(':caseId/answers')
  answer(@Payload() command: AnswerCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/pauses')
  pause(@Payload() command: PauseCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/resumption')
  resume(@Payload() command: ResumeCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/resolution')
  resolve(@Payload() command: ResolveCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/reopening')
  reopen(@Payload() command: ReopenCase) {
    return this.commands.execute(command);
  }

  @Post(':caseId/effect-review')
  review(@Payload() command: ReviewCaseEffect) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListCases) {
    return this.queries.execute(withMe(query));
  }

  @Get('totals')
  count(@Ask() query: CountCases) {
    return this.queries.execute(query);
  }

  @Get('timeliness')
  timeliness(@Ask() query: GetCaseTimeliness) {
    return this.queries.execute(query);
  }

  @Get('themes')
  themes(@Ask() query: CountCaseThemes) {
    return this.queries.execute(query);
  }

  /** The clocks of a case at this moment. */
  @Get(':caseId/service-level')
  async level(@Ask() { caseId }: ServiceLevelAsked) {
    const row: CaseRow = await this.queries.execute(GetCase.of({ caseId }));
    return levelAt(row, this.clock.now().toISOString());
  }

  @Get(':caseId')
  get(@Ask() query: GetCase) {
    return this.queries.execute(query);
  }
}
