import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  CountStatements,
  GetStatement,
  ListFinancialFiles,
  ListStatements,
} from '../views/file/financial-file.view.js';
import { RecordStatement, RestateStatement } from './statement.commands.js';

/** The financial statements of one client. */
@Controller('clients/:clientId/statements')
export class ClientStatementsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  list(@Ask() query: ListStatements) {
    return this.queries.execute(query);
  }

  @Post()
  record(@Payload() command: RecordStatement) {
    return this.commands.execute(command);
  }

  @Post('restatements')
  restate(@Payload() command: RestateStatement) {
    return this.commands.execute(command);
  }

  @Get(':statementId')
  get(@Ask() query: GetStatement) {
    return this.queries.execute(query);
  }
}

/** The financial statements of all clients. */
@Controller('statements')
export class StatementController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  files(@Ask() query: ListFinancialFiles) {
    return this.queries.execute(query);
  }

  @Get('totals')
  count(@Ask() query: CountStatements) {
    return this.queries.execute(query);
  }
}
