import { Ask, authorise, requestContext } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { PeerMeasures } from './peer-measures.job.js';
import { ListPeerGroups } from './peers.view.js';

/** What is usual among similar clients: by industry, size and region. */
@Controller('peer-groups')
export class PeerController {
  constructor(
    private readonly queries: QueryBus,
    private readonly measures: PeerMeasures,
  ) {}

  @Get()
  list(@Ask() query: ListPeerGroups) {
    return this.queries.execute(query);
  }

  /** Measures now, as is done at the end of every quarter. */
  @Post('measures')
  measure() {
    const request = requestContext();
    authorise(['riskOfficer'], request);
    return this.measures.measure(request);
  }
}
