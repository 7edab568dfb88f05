import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetCommonQuestion, ListCommonQuestions } from '../views/messages/common-questions.view.js';
import {
  PublishCommonQuestion,
  RetireCommonQuestion,
  ReviseCommonQuestion,
} from './common-question.commands.js';

@Controller('common-questions')
export class CommonQuestionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  publish(@Payload() command: PublishCommonQuestion) {
    return this.commands.execute(command);
  }

  @Post(':questionId/revisions')
  revise(@Payload() command: ReviseCommonQuestion) {
    return this.commands.execute(command);
  }

  @Post(':questionId/retirement')
  retire(@Payload() command: RetireCommonQuestion) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListCommonQuestions) {
    return this.queries.execute(query);
  }

  @Get(':questionId')
  get(@Ask() query: GetCommonQuestion) {
    return this.queries.execute(query);
  }
}
