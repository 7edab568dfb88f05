import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ApplicationController, PipelineController } from './application/application.controller.js';
import { application } from './application/application.decider.js';
import { ExposureController, LoanController, PortfolioController } from './loan/loan.controller.js';
import { loan } from './loan/loan.decider.js';
import { ageLoans } from './processes/age-loans.process.js';
import { openLoan } from './processes/open-loan.process.js';
import { clientExposure } from './views/client-exposure.view.js';
import { loanBook } from './views/loan-book.view.js';
import { loanStatement } from './views/loan-statement.view.js';
import { pipeline } from './views/pipeline.view.js';

/** What the bank lends: from the application to the last repayment. */
@Module(
  boundedContext({
    deciders: [application, loan],
    views: [pipeline, loanBook, loanStatement, clientExposure],
    processes: [openLoan, ageLoans],
    controllers: [
      ApplicationController,
      PipelineController,
      LoanController,
      PortfolioController,
      ExposureController,
    ],
  }),
)
export class LendingModule {}
