import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { AgreeAccounts, RecordProjectReceipt, RunWaterfall } from './accounts.commands.js';
import { GetProjectAccounts } from './accounts.view.js';

/** The accounts of a project: revenue, debt service and reserve. */
@Controller('projects/:projectId/accounts')
export class ProjectAccountsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  get(@Ask() query: GetProjectAccounts) {
    return this.queries.execute(query);
  }

  @Post('agreements')
  agree(@Payload() command: AgreeAccounts) {
    return this.commands.execute(command);
  }

  @Post('receipts')
  receive(@Payload() command: RecordProjectReceipt) {
    return this.commands.execute(command);
  }

  @Post('payments')
  pay(@Payload() command: RunWaterfall) {
    return this.commands.execute(command);
  }
}
