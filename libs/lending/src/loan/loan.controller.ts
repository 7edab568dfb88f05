import { Ask, Payload } from '#platform';
import { Controller, Get, Headers, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { formatOf, sent } from '../documents/format.js';
import { languageOf } from '../documents/language.js';
import { LoanLists } from '../documents/loan-lists.js';
import { scheduleSheet, statementSheet } from '../documents/statement-sheet.js';
import {
  GetLoan,
  GetPortfolio,
  GetPortfolioCells,
  ListLoans,
  SumLoans,
} from '../views/book/loan-book.view.js';
import {
  ExplainFigure,
  GetLoanSchedule,
  GetLoanStatement,
  GetMaterialOverdue,
  GetPayOff,
  GetServicing,
  Reconcile,
} from '../views/statement/loan-statement.view.js';
import { GetClientExposure, ListClientExposures } from '../views/client-exposure.view.js';
import {
  MigrateLoan,
  PayOffLoan,
  PrepayLoan,
  RecordRepayment,
  ReverseRepayment,
  SignAgreement,
} from './loan.commands.js';

@Controller('loans')
export class LoanController {
  private readonly lists: LoanLists;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {
    this.lists = new LoanLists(queries);
  }

  @Post('migrations')
  migrate(@Payload() command: MigrateLoan) {
    return this.commands.execute(command);
  }

  @Post(':loanId/agreements')
  sign(@Payload() command: SignAgreement) {
    return this.commands.execute(command);
  }

  @Post(':loanId/repayments')
  repay(@Payload() command: RecordRepayment) {
    return this.commands.execute(command);
  }

  @Post(':loanId/prepayments')
  prepay(@Payload() command: PrepayLoan) {
    return this.commands.execute(command);
  }

  @Post(':loanId/pay-offs')
  payOff(@Payload() command: PayOffLoan) {
    return this.commands.execute(command);
  }

  @Post(':loanId/repayments/:repaymentId/reversals')
  reverse(@Payload() command: ReverseRepayment) {
    return this.commands.execute(command);
  }

  @Get()
  async list(
    @Ask() query: ListLoans,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const language = languageOf(languages);
    const format = formatOf(accept);
    if (format !== 'json') return sent(reply, format, await this.lists.sheet(query, language));
    return this.lists.page(query, language);
  }

  @Get('reconciliation')
  reconcile(@Ask() query: Reconcile) {
    return this.queries.execute(query);
  }

  @Get('sums')
  sums(@Ask() query: SumLoans) {
    return this.queries.execute(query);
  }

  @Get(':loanId')
  get(@Ask() query: GetLoan, @Headers('accept-language') languages: string | undefined) {
    return this.lists.one(query, languageOf(languages));
  }

  @Get(':loanId/schedule')
  async schedule(
    @Ask() query: GetLoanSchedule,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.queries.execute(query);
    const format = formatOf(accept);
    if (format === 'json') return answer;
    const language = languageOf(languages) ?? 'en';
    return sent(reply, format, scheduleSheet(answer, await this.lists.beside(query), language));
  }

  @Get(':loanId/explain')
  explain(@Ask() query: ExplainFigure) {
    return this.queries.execute(query);
  }

  @Get(':loanId/servicing')
  servicing(@Ask() query: GetServicing) {
    return this.queries.execute(query);
  }

  @Get(':loanId/pay-off')
  payOffFigure(@Ask() query: GetPayOff) {
    return this.queries.execute(query);
  }

  @Get(':loanId/statement')
  async statement(
    @Ask() query: GetLoanStatement,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.queries.execute(query);
    const format = formatOf(accept);
    if (format === 'json') return answer;
    const language = languageOf(languages) ?? 'en';
    return sent(reply, format, statementSheet(answer, await this.lists.beside(query), language));
  }
}

@Controller('portfolio')
export class PortfolioController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(@Ask() query: GetPortfolio) {
    return this.queries.execute(query);
  }

  @Get('cells')
  cells(@Ask() query: GetPortfolioCells) {
    return this.queries.execute(query);
  }
}

@Controller('exposures')
export class ExposureController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(@Ask() query: ListClientExposures) {
    return this.queries.execute(query);
  }

  @Get(':clientId')
  get(@Ask() query: GetClientExposure) {
    return this.queries.execute(query);
  }

  @Get(':clientId/material-overdue')
  materialOverdue(@Ask() query: GetMaterialOverdue) {
    return this.queries.execute(query);
  }
}
