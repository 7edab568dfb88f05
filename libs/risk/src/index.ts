// calculations
export type * from './classification/claim.js';
export * from './classification/classification.codes.js';
export { classificationEvents } from './classification/classification.events.js';
export * from './classification/classification.refusals.js';
export * from './classification/classification.rules.js';
export * from './classification/classify.js';
export * from './classification/observation.js';
export * from './classification/upgrade.js';
export * from './staging/expected-loss.js';
export * from './staging/stage.js';
export * from './staging/staging.codes.js';
export * from './staging/staging.rules.js';
export * from './ratios/altman.codes.js';
export * from './ratios/altman.js';
export * from './ratios/altman.rules.js';
export * from './ratios/client-value.js';
export * from './ratios/default-rate.js';
export * from './ratios/working-capital.js';
export * from './concentration/concentration.codes.js';
export * from './concentration/concentration.js';
export * from './concentration/concentration.rules.js';
// early warning
export * from './client-figures/dealings-of-client.js';
export * from './client-figures/loans-of-client.js';
export * from './early-warning/early-warning.codes.js';
export { earlyWarningRules } from './early-warning/early-warning.rules.js';
export * from './risk.module.js';
export * from './views/watch/watch-list.view.js';
export type { ClientWarning, WatchRow } from './views/watch/watch-list.rows.js';
export {
  AcknowledgeWarning,
  AssessWarning,
  CloseWarning,
  RecordWarningAction,
} from './warning/warning.commands.js';
export { ReportAccountBehaviour } from './account/account.commands.js';
export { accountEvents } from './account/account.events.js';
export { creditReportEvents } from './credit-report/credit-report.events.js';
export * from './facts/facts.codes.js';
export { MigrateMarketFigure, RecordMarketFigure } from './market/market.commands.js';
export * from './monitoring/monitoring.codes.js';
export { SetMonitoring } from './monitoring/monitoring.commands.js';
export { monitoringEvents } from './monitoring/monitoring.events.js';
export { marketEvents } from './market/market.events.js';
export * from './outcome/outcome.codes.js';
export { MigrateOutcome, RecordOutcome } from './outcome/outcome.commands.js';
export { outcomeEvents } from './outcome/outcome.events.js';
export { RecordCreditReport } from './credit-report/credit-report.commands.js';
export { DraftRuleSet } from './rule-set/rule-set.commands.js';
export * from './signal/signal.codes.js';
export { ReceiveSignal, ReportObservation } from './signal/signal.commands.js';
export * from './rating/rating.codes.js';
export { ratingEvents } from './rating/rating.events.js';
export { signalEvents } from './signal/signal.events.js';
export * from './statement/statement.codes.js';
export type { StatementFigures } from './statement/figures.js';
export { MigrateStatement, RecordStatement } from './statement/statement.commands.js';
export { statementEvents } from './statement/statement.events.js';
export { financialFile } from './views/file/financial-file.view.js';
export { CountWatchList } from './views/watch/watch-list.view.js';
export { warningEvents } from './warning/warning.events.js';
export type { BackTestWanted } from './back-test/back-test.message.js';
export type { BackTestRun } from './back-test/back-tests.job.js';
export { BackTests } from './back-test/back-tests.job.js';
export { pageOf as backTestPage } from './back-test/report/report-page.js';
export { RuleRecords } from './back-test/rule-records.js';
export type { ClassificationRow } from './views/classification-book.rows.js';
export { ListClassifications } from './views/classification-book.view.js';
export type { RiskKpis } from './kpi/kpis.js';
export { GetRiskKpis } from './views/file/risk-record.view.js';
