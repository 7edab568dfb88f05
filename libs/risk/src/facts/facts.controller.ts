import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ReportAccountBehaviour } from '../account/account.commands.js';
import { RecordCreditReport } from '../credit-report/credit-report.commands.js';
import { RecordMarketFigure } from '../market/market.commands.js';
import {
  CountAccountBehaviour,
  CountMarketFigures,
  ListAccountBehaviour,
  ListCreditReports,
  ListMarketFigures,
} from '../views/file/risk-file.view.js';

/** What markets, accounts and credit bureaus say of one client. */
@Controller('clients/:clientId')
export class ClientFactsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('market-figures')
  marketFigures(@Ask() query: ListMarketFigures) {
    return this.queries.execute(query);
  }

  @Post('market-figures')
  recordMarketFigure(@Payload() command: RecordMarketFigure) {
    return this.commands.execute(command);
  }

  @Get('account-behaviour')
  accountBehaviour(@Ask() query: ListAccountBehaviour) {
    return this.queries.execute(query);
  }

  @Get('credit-reports')
  creditReports(@Ask() query: ListCreditReports) {
    return this.queries.execute(query);
  }

  @Post('credit-reports')
  recordCreditReport(@Payload() command: RecordCreditReport) {
    return this.commands.execute(command);
  }
}

/** What markets say of all clients. */
@Controller('market-figures')
export class MarketController {
  constructor(private readonly queries: QueryBus) {}

  @Get('totals')
  count(@Ask() query: CountMarketFigures) {
    return this.queries.execute(query);
  }
}

/** What the system that keeps the accounts reports. */
@Controller('accounts')
export class AccountController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('behaviour/totals')
  count(@Ask() query: CountAccountBehaviour) {
    return this.queries.execute(query);
  }

  @Post(':accountId/behaviour')
  report(@Payload() command: ReportAccountBehaviour) {
    return this.commands.execute(command);
  }
}
