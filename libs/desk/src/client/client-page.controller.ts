import { everyone, IsId, ViewQuery } from '#kernel';
import { Ask, authorise, requestContext } from '#platform';
import { Controller, Get } from '@nestjs/common';
import { GetClientNews, ListClientNews } from '../views/client-news.view.js';
import { QueryBus } from '@nestjs/cqrs';
import type { ClientContribution } from './contribution.js';
import { Contributions } from './contribution.js';
import type { ClientOverview } from './client-page.js';
import { ClientPages } from './client-page.js';

/** Which client is asked for. */
export class ClientPageAsked {
  @IsId() readonly clientId!: string;
}

/** Which client is asked for, and on which day. */
export class ClientOverviewAsked extends ViewQuery<ClientOverview> {
  @IsId() readonly clientId!: string;
}

/** Whose contribution is asked for, and on which day. */
export class ClientContributionAsked extends ViewQuery<ClientContribution> {
  @IsId() readonly clientId!: string;
}

/** One client from every side. */
@Controller('clients/:clientId')
export class ClientPageController {
  constructor(
    private readonly pages: ClientPages,
    private readonly queries: QueryBus,
    private readonly contributions: Contributions,
  ) {}

  @Get('contribution')
  contribution(@Ask() { clientId, ...seen }: ClientContributionAsked) {
    authorise(everyone, requestContext());
    return this.contributions.of(clientId, seen);
  }

  @Get('overview')
  overview(@Ask() { clientId, ...seen }: ClientOverviewAsked) {
    authorise(everyone, requestContext());
    return this.pages.overview(clientId, seen);
  }

  @Get('brief')
  brief(@Ask() { clientId }: ClientPageAsked) {
    authorise(everyone, requestContext());
    return this.pages.brief(clientId);
  }

  @Get('news')
  news(@Ask() query: GetClientNews) {
    return this.queries.execute(query);
  }
}

/** What is new at all clients. */
@Controller('client-news')
export class ClientNewsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListClientNews) {
    return this.queries.execute(query);
  }
}
