import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListReadersOfClient, ListReadings } from './readings.view.js';

@Controller('audit')
export class ReadingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('readings')
  list(@Ask() query: ListReadings) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId/readers')
  readers(@Ask() query: ListReadersOfClient) {
    return this.queries.execute(query);
  }
}
