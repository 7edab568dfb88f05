export { csvOf, csvRows } from './documents/csv.js';
export { formatOf, sent } from './documents/format.js';
export { inLanguage, languageOf } from './documents/language.js';
export type { Column } from './documents/sheet.js';
export { tableOf } from './documents/sheet.js';
export * from './lending.codes.js';
export * from './risk-class.codes.js';
export { standingOn } from './book/standing.js';
export type { LoanStanding } from './book/standing.js';
export * from './loan/loan.events.js';
export * from './loan/money/payee.js';
export { standingEvents } from './loan/servicing/standing-events.js';
export {
  loanBook,
  GetLoan,
  GetPortfolio,
  GetPortfolioCells,
  ListLoans,
} from './views/book/loan-book.view.js';
export type { PortfolioCell, PortfolioCells } from './views/book/portfolio-cells.js';
export type { LoanRow } from './views/book/loan-book.rows.js';
export type * from './views/book/portfolio.js';
export {
  clientExposure,
  GetClientExposure,
  ListClientExposures,
} from './views/client-exposure.view.js';
export type {
  CurrencyExposure,
  ExposedLoan,
  ExposureRow,
  KeptExposure,
} from './views/client-exposure.rows.js';
export { claimOf } from './views/claim-of.js';
export type { LoanClaim } from './views/claim-of.js';
export type { StatementRow } from './views/statement/loan-statement.rows.js';
export { LendingModule } from './lending.module.js';
export {
  AgeLoan,
  MigrateLoan,
  NoteRisk,
  PayOffLoan,
  PrepayLoan,
  RecordGuarantee,
  RecordRecovery,
  RecordRepayment,
  ReverseRepayment,
  SignAgreement,
} from './loan/loan.commands.js';
export { ChargeFee } from './loan/servicing/servicing.commands.js';
export { RecordFixing } from './benchmark/benchmark.commands.js';
export {
  ApproveProposal,
  ForwardDrawdown,
  InstructDrawdown,
  ProposeRecovery,
  ProposeRefund,
  ProposeWaiver,
  ProposeWriteOff,
} from './loan/proposal/proposal.commands.js';
export * from './loan/proposal/proposal.codes.js';
export {
  ProposeDrawdownReversal,
  ProposeLateRepayment,
  ProposeReversal,
} from './loan/servicing/late-entry.commands.js';
export { ProposeTakeOver } from './loan/take-over/take-over.commands.js';
export { ForwardMeasure, ProposeTransfer } from './loan/revision/restructuring.commands.js';
export {
  GetLoanSchedule,
  GetLoanStatement,
  loanStatement,
} from './views/statement/loan-statement.view.js';
export type {
  LoanSchedule,
  LoanStatement,
  ScheduleLine,
} from './views/statement/loan-statement.view.js';
export { maturityReminder, paymentReminder, rateNotice } from './notice/notices-of.js';
export type { LoanNotice } from './notice/notices-of.js';
export { longestReminder } from './notice/notice.rules.js';
export type { KeptLoan } from './views/book/loan-book.rows.js';
export type { ListedLoan } from './views/book/loan-book.rows.js';
export { useOfProceeds } from './views/statement/use-of-proceeds.view.js';
export type { UseRow } from './views/statement/use-of-proceeds.view.js';
