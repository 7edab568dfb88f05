import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Reasons } from '../views/reasons.js';
import { GetClientSegment, GetSegments, ListSegment } from '../views/segments.view.js';
import { LiftClientTypeOverride, OverrideClientType } from './segment.commands.js';

@Controller('segments')
export class SegmentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reasons: Reasons,
  ) {}

  @Get()
  totals(@Ask() query: GetSegments) {
    return this.queries.execute(query);
  }

  @Get('clients/:clientId')
  ofClient(@Ask() query: GetClientSegment) {
    return this.reasons.segment(query);
  }

  @Post('clients/:clientId/override')
  override(@Payload() command: OverrideClientType) {
    return this.commands.execute(command);
  }

  @Post('clients/:clientId/override/end')
  lift(@Payload() command: LiftClientTypeOverride) {
    return this.commands.execute(command);
  }

  @Get(':segment/clients')
  list(@Ask() query: ListSegment) {
    return this.queries.execute(query);
  }
}
