import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { CountNeeds, GetFinancingSuccess, GetNeed, ListNeeds } from '../views/needs.view.js';
import { GetNeedTrends } from '../views/need-trends.js';
import { needForms, needFormsOn } from './need-forms.rules.js';
import { AssessNeed, CaptureNeed, LoseNeed, RestateNeed } from './need.commands.js';

/** Which forms: those in force on a day, or every version there has been. */
export class NeedFormsAsked {
  @IsOptional() @IsDay() readonly on?: Day;
}

/** The forms by which needs are captured, for whoever holds a token. */
@Controller('need-forms')
export class NeedFormController {
  @Get()
  list(@Ask() { on }: NeedFormsAsked) {
    return { forms: on === undefined ? needForms : needFormsOn(on) };
  }
}

/** What clients need. */
@Controller('needs')
export class NeedController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  capture(@Payload() command: CaptureNeed) {
    return this.commands.execute(command);
  }

  @Post(':needId/assessments')
  assess(@Payload() command: AssessNeed) {
    return this.commands.execute(command);
  }

  @Post(':needId/restatements')
  restate(@Payload() command: RestateNeed) {
    return this.commands.execute(command);
  }

  @Post(':needId/losses')
  lose(@Payload() command: LoseNeed) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListNeeds) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountNeeds) {
    return this.queries.execute(query);
  }

  @Get('trends')
  trends(@Ask() query: GetNeedTrends) {
    return this.queries.execute(query);
  }

  @Get('success')
  success(@Ask() query: GetFinancingSuccess) {
    return this.queries.execute(query);
  }

  @Get(':needId')
  get(@Ask() query: GetNeed) {
    return this.queries.execute(query);
  }
}
