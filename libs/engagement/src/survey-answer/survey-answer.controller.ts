import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ListSurveyAnswers } from '../views/satisfaction/survey-answers.view.js';
import { FollowUpAnswer } from './survey-answer.commands.js';

/** What clients answered, as far as they gave their name. */
@Controller('survey-answers')
export class SurveyAnswerController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post(':answerId/follow-ups')
  followUp(@Payload() command: FollowUpAnswer) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListSurveyAnswers) {
    return this.queries.execute(query);
  }
}
