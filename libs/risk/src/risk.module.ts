import { boundedContext } from '#platform';
import { account } from './account/account.decider.js';
import { BackTestController } from './back-test/back-test.controller.js';
import { BackTests } from './back-test/back-tests.job.js';
import { RuleRecords } from './back-test/rule-records.js';
import { creditReport } from './credit-report/credit-report.decider.js';
import {
  AccountController,
  ClientFactsController,
  MarketController,
} from './facts/facts.controller.js';
import { market } from './market/market.decider.js';
import { IndicatorController } from './indicators/indicator.controller.js';
import { monitoring } from './monitoring/monitoring.decider.js';
import { outcome } from './outcome/outcome.decider.js';
import { OutcomeController } from './outcome/outcome.controller.js';
import { RuleSetController } from './rule-set/rule-set.controller.js';
import { ruleSet } from './rule-set/rule-set.decider.js';
import { judgedDay } from './judged-day/judged-day.decider.js';
import { judgeDays } from './processes/judge-days.process.js';
import { fulfilResponses } from './processes/fulfil-responses.process.js';
import { reportMisuse } from './processes/report-misuse.process.js';
import { respondToWarnings } from './processes/respond-to-warnings.process.js';
import { ResponseController } from './response/response.controller.js';
import { AdviceController } from './advice/advice.controller.js';
import { riskAdvice } from './advice/advice.decider.js';
import { ContingencyController } from './contingency/contingency.controller.js';
import { contingencyPlan } from './contingency/contingency.decider.js';
import { takeMeasures } from './processes/take-measures.process.js';
import { ShadowController } from './shadow/shadow.controller.js';
import { Shadows } from './shadow/shadows.js';
import { SignalInboxController, SignalProviderController } from './inbox/inbox.controller.js';
import { signalProvider } from './inbox/provider.decider.js';
import { signalProviders } from './views/watch/signal-providers.view.js';
import { tellClientsOfRisk } from './processes/tell-clients-of-risk.process.js';
import { treatClients } from './processes/treat-clients.process.js';
import { TreatmentController } from './treatment/treatment.controller.js';
import { contingencyPlans } from './views/watch/contingency.view.js';
import { riskAdviceGiven } from './views/watch/risk-advice.view.js';
import { PeerController } from './peers/peers.controller.js';
import { peers } from './peers/peers.decider.js';
import { PeerMeasures } from './peers/peer-measures.job.js';
import { peerGroups } from './peers/peers.view.js';
import { response } from './response/response.decider.js';
import { responses } from './views/watch/responses.view.js';
import { rateClients } from './processes/rate-clients.process.js';
import { RatingController } from './rating/rating.controller.js';
import { rating } from './rating/rating.decider.js';
import { ratings } from './views/watch/ratings.view.js';
import { StressTestController } from './stress/stress.controller.js';
import { RiskKpiController } from './kpi/kpi.controller.js';
import { riskRecord } from './views/file/risk-record.view.js';
import { ruleBook } from './views/rule-book.view.js';
import { ruleSets } from './views/rule-sets.view.js';
import { SignalController } from './signal/signal.controller.js';
import { signal } from './signal/signal.decider.js';
import { riskFile } from './views/file/risk-file.view.js';
import { signals } from './views/watch/signals.view.js';
import { surroundings } from './views/watch/surroundings.view.js';
import { ClassificationController } from './classification/classification.controller.js';
import { debtor } from './classification/debtor.decider.js';
import { tellLoans } from './processes/tell-loans.process.js';
import { ConcentrationController } from './concentration/concentration.controller.js';
import { Concentrations } from './concentration/concentrations.js';
import { classifyClaims } from './processes/classify-claims.process.js';
import { classificationBook } from './views/classification-book.view.js';
import { Module } from '@nestjs/common';
import { clientFigures } from './client-figures/client-figures.view.js';
import { EarlyWarningRulesController } from './early-warning/early-warning-rules.controller.js';
import { financialFile } from './views/file/financial-file.view.js';
import {
  ClientStatementsController,
  StatementController,
} from './statement/statement.controller.js';
import { statement } from './statement/statement.decider.js';
import { assessClients } from './processes/assess-clients.process.js';
import { blockCredit } from './processes/block-credit.process.js';
import { WatchListController } from './views/watch/watch-list.controller.js';
import { watchList } from './views/watch/watch-list.view.js';
import { WarningController } from './warning/warning.controller.js';
import { warning } from './warning/warning.decider.js';

const parts = boundedContext({
  deciders: [
    account,
    contingencyPlan,
    creditReport,
    debtor,
    judgedDay,
    market,
    monitoring,
    outcome,
    peers,
    rating,
    response,
    riskAdvice,
    ruleSet,
    signal,
    signalProvider,
    statement,
    warning,
  ],
  views: [
    classificationBook,
    clientFigures,
    contingencyPlans,
    financialFile,
    peerGroups,
    ratings,
    responses,
    riskAdviceGiven,
    riskFile,
    riskRecord,
    ruleBook,
    ruleSets,
    signalProviders,
    signals,
    surroundings,
    watchList,
  ],
  processes: [
    assessClients,
    blockCredit,
    classifyClaims,
    fulfilResponses,
    judgeDays,
    rateClients,
    reportMisuse,
    respondToWarnings,
    takeMeasures,
    tellClientsOfRisk,
    tellLoans,
    treatClients,
  ],
  controllers: [
    AccountController,
    AdviceController,
    BackTestController,
    ClassificationController,
    ClientFactsController,
    ClientStatementsController,
    ConcentrationController,
    ContingencyController,
    EarlyWarningRulesController,
    IndicatorController,
    MarketController,
    OutcomeController,
    PeerController,
    RatingController,
    ResponseController,
    RiskKpiController,
    StressTestController,
    RuleSetController,
    ShadowController,
    SignalController,
    SignalInboxController,
    SignalProviderController,
    StatementController,
    TreatmentController,
    WarningController,
    WatchListController,
  ],
});

/** What may go wrong with a client, seen early: the figures, the warnings, the watch list. */
@Module({
  ...parts,
  providers: [
    ...(parts.providers ?? []),
    BackTests,
    Concentrations,
    PeerMeasures,
    RuleRecords,
    Shadows,
  ],
})
export class RiskModule {}
