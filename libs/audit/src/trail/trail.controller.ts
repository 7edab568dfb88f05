import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Particulars } from './particulars.js';
import { GetTrailEntry, GetTrailTree, ListTrail, ListTrailOfSubject } from './trail.queries.js';

@Controller('audit')
export class TrailController {
  constructor(
    private readonly queries: QueryBus,
    private readonly particulars: Particulars,
  ) {}

  @Get('trail')
  async list(@Ask() query: ListTrail) {
    return this.particulars.said(await this.queries.execute(query));
  }

  @Get('trail/:position')
  async get(@Ask() query: GetTrailEntry) {
    return this.particulars.whole(await this.queries.execute(query));
  }

  @Get('trail/:position/tree')
  async tree(@Ask() query: GetTrailTree) {
    return this.particulars.told(await this.queries.execute(query));
  }

  @Get('subjects/:kind/:subjectId/trail')
  async ofSubject(@Ask() query: ListTrailOfSubject) {
    return this.particulars.said(await this.queries.execute(query));
  }
}
