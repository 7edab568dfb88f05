import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetTrailEntry, ListTrail, ListTrailOfSubject } from './trail.view.js';

@Controller('audit')
export class TrailController {
  constructor(private readonly queries: QueryBus) {}

  @Get('trail')
  list(@Ask() query: ListTrail) {
    return this.queries.execute(query);
  }

  @Get('trail/:position')
  get(@Ask() query: GetTrailEntry) {
    return this.queries.execute(query);
  }

  @Get('subjects/:subjectId/trail')
  ofSubject(@Ask() query: ListTrailOfSubject) {
    return this.queries.execute(query);
  }
}
