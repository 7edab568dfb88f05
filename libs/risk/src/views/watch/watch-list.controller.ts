import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CountWatchList, ListWatchList } from './watch-list.view.js';

@Controller('watch-list')
export class WatchListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListWatchList) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountWatchList) {
    return this.queries.execute(query);
  }
}
