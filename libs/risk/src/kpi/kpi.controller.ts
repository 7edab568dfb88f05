import { Ask } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetRiskKpis, GetRiskRecord } from '../views/file/risk-record.view.js';

/** How much goes wrong, and how well early warning foresees it. */
@Controller('risk-kpis')
export class RiskKpiController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  kpis(@Ask() query: GetRiskKpis) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId')
  record(@Ask() query: GetRiskRecord) {
    return this.queries.execute(query);
  }
}
