import { classificationEvents } from './classification/classification.events.js';
import { samplesOf } from '#kernel/testing';
import { adviceEvents } from './advice/advice.events.js';
import * as advice from './advice/advice.examples.js';
import { contingencyEvents } from './contingency/contingency.events.js';
import * as plan from './contingency/contingency.examples.js';
import { accountEvents } from './account/account.events.js';
import { creditReportEvents } from './credit-report/credit-report.events.js';
import * as known from './facts/facts.examples.js';
import { signalProviderEvents } from './inbox/provider.events.js';
import * as provider from './inbox/provider.examples.js';
import { peersMeasured } from './peers/peers.examples.js';
import { peerEvents } from './peers/peers.events.js';
import { judgingBegan } from './judged-day/judged-day.examples.js';
import { judgedDayEvents } from './judged-day/judged-day.events.js';
import { marketEvents } from './market/market.events.js';
import { monitoringEvents } from './monitoring/monitoring.events.js';
import { outcomeEvents } from './outcome/outcome.events.js';
import { failed } from './outcome/outcome.examples.js';
import { ratingEvents } from './rating/rating.events.js';
import * as grade from './rating/rating.examples.js';
import { responseEvents } from './response/response.events.js';
import * as reply from './response/response.examples.js';
import { ruleSetEvents } from './rule-set/rule-set.events.js';
import * as set from './rule-set/rule-set.examples.js';
import { signalEvents } from './signal/signal.events.js';
import { statementEvents } from './statement/statement.events.js';
import { recorded2024, restated2024 } from './statement/statement.examples.js';
import { warningEvents } from './warning/warning.events.js';
import * as facts from './warning/warning.examples.js';

/** A stored sample of every version of every event of the warnings upon a client. */
export const warningSamples = samplesOf(
  warningEvents,
  { clientId: 'cl_qinling' },
  {
    WarningRaised: [facts.warnedYellow.data],
    WarningEscalated: [facts.escalatedToOrange.data],
    WarningEased: [facts.easedToOrange.data],
    WarningLifted: [facts.warningLifted.data],
    WarningRaisedByHand: [facts.warnedByHand.data],
    RiskScoreChanged: [facts.scored.data],
    WarningAcknowledged: [facts.acknowledged.data],
    WarningAssessed: [facts.assessed.data],
    WarningActionTaken: [facts.actedUpon.data],
    WarningClosed: [facts.closedAsTrue.data],
  },
);

/** A stored sample of every version of every event of the statements of a client. */
export const statementSamples = samplesOf(
  statementEvents,
  { clientId: 'cl_qinling' },
  { StatementRecorded: [recorded2024.data], StatementRestated: [restated2024.data] },
);

/** A stored sample of every version of every event about markets, accounts and bureaus. */
export const factSamples = samplesOf(
  { ...marketEvents, ...accountEvents, ...creditReportEvents },
  { clientId: 'cl_qinling', accountId: 'ac_1' },
  {
    MarketFigureRecorded: [known.quoted.data],
    AccountBehaviourReported: [known.behaved.data],
    CreditReportRecorded: [known.reported.data],
  },
);

/** A stored sample of every version of every event of the monitoring of a client. */
export const monitoringSamples = samplesOf(
  monitoringEvents,
  { clientId: 'cl_qinling' },
  { MonitoringSet: [{ mode: 'responsible', depth: 'daily', valueDate: '2026-03-02' }] },
);

/** A stored sample of every version of every event of a signal. */
export const signalSamples = samplesOf(
  signalEvents,
  { signalId: 'si_1' },
  {
    ExternalSignalReceived: [known.restricted.data],
    ObservationMade: [known.seenIdle.data],
    SignalAssessed: [known.foundRelevant.data],
    SignalWithdrawn: [known.takenBack.data],
  },
);

/** A stored sample of every version of every event of a rule set. */
export const ruleSetSamples = samplesOf(
  ruleSetEvents,
  { ruleSetId: 'rs_1' },
  {
    RuleSetDrafted: [set.drafted.data],
    RuleSetBackTested: [set.backTested.data],
    RuleSetProposed: [set.proposed.data],
    RuleSetApproved: [set.approved.data],
    RuleSetDeclined: [set.declined.data],
    RuleSetWithdrawalProposed: [set.withdrawalProposed.data],
    RuleSetWithdrawn: [set.withdrawn.data],
  },
);

/** A stored sample of every version of every event about what became of a client. */
export const outcomeSamples = samplesOf(
  outcomeEvents,
  { clientId: 'cl_qinling' },
  { OutcomeRecorded: [failed.data] },
);

/** A stored sample of every version of every event of the days that were judged. */
export const judgedDaySamples = samplesOf(
  judgedDayEvents,
  { year: '2026' },
  { DayJudgingBegan: [judgingBegan.data] },
);

/** A stored sample of every version of every event of what is usual among clients. */
export const peerSamples = samplesOf(
  peerEvents,
  { year: '2026' },
  { PeersMeasured: [peersMeasured.data] },
);

/** A stored sample of every version of every event of the response to a warning. */
export const responseSamples = samplesOf(
  responseEvents,
  { responseId: reply.responseId, clientId: 'cl_qinling' },
  {
    ResponseStarted: [reply.started.data],
    ResponseWidened: [reply.madeRed.data],
    ResponseStepDone: [reply.called.data],
    ResponseEscalated: [reply.escalated.data],
    SolutionProposed: [reply.offered.data],
    ProposalAnswered: [reply.accepted.data],
    CommitteeDecided: [reply.decided.data],
    LegalStageReached: [reply.sued.data],
    ExposureTargetSet: [reply.targeted.data],
    ResponseEnded: [reply.ended.data],
  },
);

/** A stored sample of every version of every event of contingency plans. */
export const contingencySamples = samplesOf(
  contingencyEvents,
  { planId: plan.planId, clientId: 'cl_qinling' },
  {
    ContingencyPlanDrafted: [plan.drafted.data],
    ContingencyPlanApproved: [plan.approved.data],
    ContingencyPlanTested: [plan.gaps.data],
    ContingencyPlanStarted: [plan.begun.data],
    ContingencyPlanRetired: [plan.retired.data],
  },
);

/** A stored sample of every version of every event of advice to clients. */
export const adviceSamples = samplesOf(
  adviceEvents,
  { adviceId: advice.adviceId, clientId: 'cl_qinling' },
  { RiskAdviceOffered: [advice.advised.data], RiskAdviceAnswered: [advice.answered.data] },
);

/** A stored sample of every version of every event of providers of signals. */
export const signalProviderSamples = samplesOf(
  signalProviderEvents,
  { providerId: provider.providerId },
  {
    SignalProviderRegistered: [provider.registered.data],
    SignalProviderConfirmed: [provider.confirmed.data],
    SignalProviderRetired: [provider.retired.data],
  },
);

/** A stored sample of every version of every event of the rating of a client. */
export const ratingSamples = samplesOf(
  ratingEvents,
  { clientId: 'cl_qinling' },
  {
    ClientRated: [grade.ratedDown.data],
    QualitiesJudged: [grade.qualified.data],
    RatingOverridden: [grade.overridden.data],
    RatingOverrideEnded: [grade.overrideEnded.data],
  },
);

const claim = { loanId: 'ln_1', valueDate: '2025-07-01' } as const;

/** A stored sample of every version of every event of the classification of a debtor. */
export const classificationSamples = samplesOf(
  classificationEvents,
  { clientId: 'cl_1' },
  {
    ClassProposed: [
      {
        ...claim,
        class: 'substandard',
        own: 'substandard',
        stage: 'stage3',
        stageFindings: [
          {
            rule: { id: 'ST-07', version: 1 },
            paragraph: 'B5.5.37',
            atLeast: 'stage3',
            lastSeen: '2025-07-01',
          },
        ],
        daysPastDue: 91,
        findings: [
          {
            rule: { id: 'LC-11-1', version: 1 },
            article: '第十一条（一）',
            atLeast: 'substandard',
            observed: 91,
          },
        ],
        held: { class: 'substandard', article: '第十四条', gaps: ['arrearsUnpaid'] },
      },
    ],
    LossExpected: [
      {
        ...claim,
        stage: 'stage3',
        principal: { minor: 10_000, currency: 'CNY' },
        loss: {
          pd: '1',
          lgd: '0.4',
          exposure: { minor: 10_500, currency: 'CNY' },
          expected: { minor: 4_200, currency: 'CNY' },
          rules: ['EL-L1', 'EL-01'],
        },
      },
    ],
    ClassFirstGiven: [{ ...claim, class: 'substandard', reason: '逾期', by: 'rm-7' }],
    ClassConfirmed: [{ ...claim, class: 'substandard', reason: '逾期', by: 'risk-1' }],
    ClassDecided: [
      { ...claim, from: 'normal', class: 'substandard', own: 'substandard', by: 'approver-1' },
    ],
  },
);
