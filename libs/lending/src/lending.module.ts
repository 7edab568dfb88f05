import { boundedContext } from '#platform';
import { Module } from '@nestjs/common';
import { ExposureController, LoanController, PortfolioController } from './loan/loan.controller.js';
import { LoanProposalController, LoanWorkController } from './loan/proposal/proposal.controller.js';
import { loan } from './loan/loan.decider.js';
import { BenchmarkController } from './benchmark/benchmark.controller.js';
import { benchmark } from './benchmark/benchmark.decider.js';
import { ageLoans } from './processes/age-loans.process.js';
import { lapseLoans } from './processes/lapse-loans.process.js';
import { reconcileLoans } from './processes/reconcile-loans.process.js';
import { followIndex } from './processes/follow-index.process.js';
import { followClients } from './processes/follow-clients.process.js';
import { secureLoans } from './processes/secure-loans.process.js';
import { tellCredit } from './processes/commitments.process.js';
import { grantLoan } from './processes/grant-loan.process.js';
import { benchmarks } from './views/book/benchmarks.view.js';
import { clientExposure } from './views/client-exposure.view.js';
import { loanBook } from './views/book/loan-book.view.js';
import { loanProposals } from './views/loan-proposals.view.js';
import { loanStatement } from './views/statement/loan-statement.view.js';
import { useOfProceeds } from './views/statement/use-of-proceeds.view.js';

/** What the bank has lent: from the agreement to the last repayment. */
@Module(
  boundedContext({
    deciders: [loan, benchmark],
    views: [loanBook, loanStatement, clientExposure, loanProposals, useOfProceeds, benchmarks],
    processes: [
      grantLoan,
      followClients,
      ageLoans,
      followIndex,
      lapseLoans,
      reconcileLoans,
      secureLoans,
      tellCredit,
    ],
    controllers: [
      LoanController,
      LoanProposalController,
      LoanWorkController,
      PortfolioController,
      ExposureController,
      BenchmarkController,
    ],
  }),
)
export class LendingModule {}
