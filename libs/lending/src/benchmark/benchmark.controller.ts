import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetBenchmark, ListBenchmarks } from '../views/book/benchmarks.view.js';
import { CorrectFixing, RecordFixing } from './benchmark.commands.js';

/** Rate indexes and their published values. */
@Controller('benchmarks')
export class BenchmarkController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListBenchmarks) {
    return this.queries.execute(query);
  }

  @Get(':index')
  get(@Ask() query: GetBenchmark) {
    return this.queries.execute(query);
  }

  @Post(':index/fixings')
  record(@Payload() command: RecordFixing) {
    return this.commands.execute(command);
  }

  @Post(':index/fixings/:publishedOn/corrections')
  correct(@Payload() command: CorrectFixing) {
    return this.commands.execute(command);
  }
}
