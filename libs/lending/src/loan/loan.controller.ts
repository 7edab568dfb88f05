import { Ask, Payload } from '#platform';
import { Controller, Get, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetLoan, GetPortfolio, ListLoans } from '../views/loan-book.view.js';
import { GetLoanSchedule, GetLoanStatement, GetPayOff } from '../views/loan-statement.view.js';
import { GetClientExposure, ListClientExposures } from '../views/client-exposure.view.js';
import {
  DisburseLoan,
  MigrateLoan,
  PayOffLoan,
  PrepayLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReleaseGuarantee,
  ReverseRepayment,
  SignAgreement,
  WriteOffLoan,
} from './loan.commands.js';

@Controller('loans')
export class LoanController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post('migrations')
  migrate(@Payload() command: MigrateLoan) {
    return this.commands.execute(command);
  }

  @Post(':loanId/agreements')
  sign(@Payload() command: SignAgreement) {
    return this.commands.execute(command);
  }

  @Post(':loanId/disbursements')
  disburse(@Payload() command: DisburseLoan) {
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

  @Post(':loanId/write-offs')
  writeOff(@Payload() command: WriteOffLoan) {
    return this.commands.execute(command);
  }

  @Post(':loanId/recoveries')
  recover(@Payload() command: RecordRecovery) {
    return this.commands.execute(command);
  }

  @Post(':loanId/guarantees')
  recordGuarantee(@Payload() command: RecordGuarantee) {
    return this.commands.execute(command);
  }

  @Post(':loanId/guarantees/:guaranteeId/releases')
  releaseGuarantee(@Payload() command: ReleaseGuarantee) {
    return this.commands.execute(command);
  }

  @Get()
  list(@Ask() query: ListLoans) {
    return this.queries.execute(query);
  }

  @Get(':loanId')
  get(@Ask() query: GetLoan) {
    return this.queries.execute(query);
  }

  @Get(':loanId/schedule')
  schedule(@Ask() query: GetLoanSchedule) {
    return this.queries.execute(query);
  }

  @Get(':loanId/pay-off')
  payOffFigure(@Ask() query: GetPayOff) {
    return this.queries.execute(query);
  }

  @Get(':loanId/statement')
  statement(@Ask() query: GetLoanStatement) {
    return this.queries.execute(query);
  }
}

@Controller('portfolio')
export class PortfolioController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(@Ask() query: GetPortfolio) {
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
}
