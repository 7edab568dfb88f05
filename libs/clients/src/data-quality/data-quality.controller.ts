import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetDataQuality, ListDataGaps } from '../views/data-quality.view.js';

/** How complete and fresh the files of clients are. */
@Controller()
export class DataQualityController {
  constructor(private readonly queries: QueryBus) {}

  @Get('clients/:clientId/data-quality')
  get(@Ask() query: GetDataQuality) {
    return this.queries.execute(query);
  }

  @Get('data-gaps')
  list(@Ask() query: ListDataGaps) {
    return this.queries.execute(query);
  }
}
