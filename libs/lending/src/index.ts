// calculations
export * from './accrual/accrual.js';
export * from './accrual/penalty.js';
export * from './accrual/penalty.rules.js';
export * from './ageing/ageing.codes.js';
export * from './ageing/ageing.rules.js';
export * from './ageing/days-past-due.js';
export * from './ageing/materiality.js';
export * from './allocation/allocate.js';
export * from './allocation/allocation.codes.js';
export * from './allocation/allocation.refusals.js';
export * from './allocation/allocation.rules.js';
export type * from './allocation/facts.js';
export * from './allocation/ledger.js';
export * from './daycount/day-count.js';
export type { InterestPeriod } from './daycount/interest-period.js';
export * from './prepayment/fee.js';
export * from './prepayment/pay-off.js';
export * from './project-ratios/cash-flow.js';
export * from './project-ratios/cover-ratios.js';
export * from './project-ratios/cover.codes.js';
export * from './project-ratios/cover.rules.js';
export * from './project-ratios/delay.js';
export * from './rates/agreed-rate.js';
export * from './rates/lpr.js';
export * from './rates/reset.js';
export * from './schedule/cash-flows.js';
export * from './schedule/due-dates.js';
export * from './schedule/prepayments.codes.js';
export { repaymentSchedule } from './schedule/repayment-schedule.js';
export * from './schedule/schedule.codes.js';
export { scheduleRefusals } from './schedule/schedule.refusals.js';
export { sculptedDebt } from './schedule/sculpted-debt.js';
export type * from './schedule/terms.js';
// the context
export * from './application/application.events.js';
export type { CreditTerms } from './credit-terms.js';
export * from './lending.codes.js';
export * from './loan/loan.events.js';
export { loanBook, GetLoan, GetPortfolio, ListLoans } from './views/loan-book.view.js';
export type { LoanRow } from './views/loan-book.rows.js';
export type * from './views/portfolio.js';
export {
  clientExposure,
  GetClientExposure,
  ListClientExposures,
  noExposure,
} from './views/client-exposure.view.js';
export type { CurrencyExposure, ExposedLoan, ExposureRow } from './views/client-exposure.view.js';
export { LendingModule } from './lending.module.js';
export {
  ApproveApplication,
  DeclineApplication,
  MigrateApplication,
  ReviewApplication,
  SubmitApplication,
  WithdrawApplication,
} from './application/application.commands.js';
export {
  AgeLoan,
  DisburseLoan,
  MigrateLoan,
  PayOffLoan,
  PrepayLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReverseRepayment,
  SignAgreement,
  WriteOffLoan,
} from './loan/loan.commands.js';
export { loanIdOf } from './loan/loan-id.js';
export { GetApplication, GetPipeline, ListApplications, pipeline } from './views/pipeline.view.js';
export type { ApplicationRow, PipelineLine } from './views/pipeline.view.js';
export { GetLoanSchedule, GetLoanStatement, loanStatement } from './views/loan-statement.view.js';
export type { LoanSchedule, LoanStatement, ScheduleLine } from './views/loan-statement.view.js';
