import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListRefusedAttempts } from './attempts.view.js';

@Controller('audit/attempts')
export class AttemptsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListRefusedAttempts) {
    return this.queries.execute(query);
  }
}
