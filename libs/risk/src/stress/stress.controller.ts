import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListStressedClients } from '../client-figures/client-figures.view.js';
import { GetStressedLosses } from '../views/classification-book.view.js';
import { stressShocks } from './stress.rules.js';

/** What a downturn would do to the book: expected losses, and who would be on the watch list. */
@Controller('stress-tests')
export class StressTestController {
  constructor(private readonly queries: QueryBus) {}

  /** The scenarios as data, for whoever holds a token. */
  @Get()
  scenarios() {
    return { shocks: stressShocks };
  }

  @Get(':scenario/losses')
  losses(@Ask() query: GetStressedLosses) {
    return this.queries.execute(query);
  }

  @Get(':scenario/watch-list')
  watchList(@Ask() query: ListStressedClients) {
    return this.queries.execute(query);
  }
}
