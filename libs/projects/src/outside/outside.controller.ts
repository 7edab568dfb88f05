import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetOutsideRecord, ListOutsideRecords } from './outside-records.view.js';
import {
  CountOutsideStatements,
  GetOutsideChanges,
  GetOutsideForesight,
  GetOutsideStatistics,
  GetOutsideTotals,
  ListOutsideStatements,
} from './outside-statements.view.js';

/** Loans and projects that others finance, as they publish them. */
@Controller('outside-records')
export class OutsideRecordController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListOutsideRecords) {
    return this.queries.execute(query);
  }

  @Get(':recordId')
  get(@Ask() query: GetOutsideRecord) {
    return this.queries.execute(query);
  }
}

/** The registers in which they are published, line by line and in figures. */
@Controller('outside-registers')
export class OutsideRegisterController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  count(@Ask() query: CountOutsideStatements) {
    return this.queries.execute(query);
  }

  @Get('statements')
  statements(@Ask() query: ListOutsideStatements) {
    return this.queries.execute(query);
  }

  @Get(':register/totals')
  totals(@Ask() query: GetOutsideTotals) {
    return this.queries.execute(query);
  }

  @Get(':register/statistics')
  statistics(@Ask() query: GetOutsideStatistics) {
    return this.queries.execute(query);
  }

  @Get(':register/foresight')
  foresight(@Ask() query: GetOutsideForesight) {
    return this.queries.execute(query);
  }

  @Get(':register/changes')
  changes(@Ask() query: GetOutsideChanges) {
    return this.queries.execute(query);
  }
}
