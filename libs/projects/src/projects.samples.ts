import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { agreed, covenantId, waived } from './covenant/covenant.examples.js';
import { designRiskEvents } from './design-risk/design-risk.events.js';
import { assessed, designRiskId } from './design-risk/design-risk.examples.js';
import { covenantEvents } from './covenant/covenant.events.js';
import { planned2026, recorded2026 } from './cash-flow/cash-flow.examples.js';
import { outsideEvents } from './outside/outside.events.js';
import { recordId, stated } from './outside/outside.examples.js';
import { bookedSamples } from './facility/fee.examples.js';
import { projectEvents } from './project/project.events.js';
import {
  budgeted,
  certified,
  drawdown,
  drawdownCertified,
  clientId,
  funded,
  planned,
  projectId,
  registered,
  reported,
} from './project/project.examples.js';

const valueDate = '2025-02-01';
const order = {
  loanId: 'ln_1',
  payee: { name: 'Builder', account: '6222' },
  way: 'entrusted',
  use: 'Works',
  instructedBy: 'rm-7',
} as const;
const paying = {
  drawdownId: 'd1',
  sourceId: 'senior',
  loanId: 'ln_1',
  amount: cny(76_000_000),
};

/** A stored sample of every version of every event of a project. */
export const projectSamples = samplesOf(
  projectEvents,
  { projectId, clientId },
  {
    ProjectRegistered: [{ ...registered.data, site: 'Baoji' }],
    ProjectStageReached: [{ stage: 'design', from: 'idea', reason: 'Mandate', valueDate }],
    StakeholderEngaged: [
      {
        stakeholderId: 'grid',
        name: 'State Grid Shaanxi',
        stakeholderClientId: 'cl_grid',
        role: 'offtaker',
        interest: 'Power by August',
        stance: 'supports',
        influence: 'high',
        valueDate,
      },
    ],
    StakeholderReleased: [{ stakeholderId: 'grid', reason: 'Sold its share', valueDate }],
    ProjectLicensed: [
      {
        licenceId: 'land',
        kind: 'landUse',
        authority: '宝鸡市自然资源局',
        number: '2025-17',
        expiresOn: '2028-02-01',
        valueDate,
      },
    ],
    ProjectContractSigned: [
      {
        contractId: 'epc',
        kind: 'construction',
        counterparty: 'Power China',
        amount: cny(150_000_000),
        endsOn: '2026-08-31',
        valueDate,
      },
    ],
    ProjectInsured: [
      {
        insuranceId: 'car',
        kind: 'constructionAllRisks',
        insurer: 'PICC',
        insured: cny(500_000_000),
        from: '2025-03-01',
        until: '2026-08-31',
        valueDate,
      },
    ],
    BudgetAgreed: [budgeted.data],
    FundingAgreed: [funded.data],
    CostIncurred: [
      {
        costId: 'c1',
        lineId: 'works',
        amount: cny(40_000_000),
        evidence: [{ title: 'Invoice 7' }],
        valueDate,
      },
    ],
    MilestonePlanned: [planned[0].data],
    MilestoneForecast: [
      { milestoneId: 'turbines', expectedOn: '2026-05-15', reason: 'Cranes', valueDate },
    ],
    MilestoneReported: [reported.data],
    MilestoneCertified: [certified.data],
    MilestoneRejected: [{ milestoneId: 'foundations', reason: 'No report of tests', valueDate }],
    DrawdownRequested: [
      {
        ...drawdown.data,
        milestoneId: 'foundations',
        payee: order.payee,
        way: order.way,
        exception: 'Rock',
      },
    ],
    DrawdownCertified: [drawdownCertified.data],
    DrawdownApproved: [
      {
        drawdownId: 'd1',
        sourceId: 'senior',
        amount: cny(76_000_000),
        approvedBy: 'ro-1',
        order,
        valueDate,
      },
    ],
    FacilityLoanTied: [{ sourceId: 'senior', loanId: 'ln_1', valueDate }],
    DrawdownPaidOut: [{ ...paying, valueDate }],
    DrawdownFailed: [{ ...paying, reason: 'The agreement is not signed.', valueDate }],
    DrawdownTakenBack: [{ ...paying, reason: 'Paid twice', valueDate }],
    DrawdownDeclined: [{ drawdownId: 'd1', reason: 'No invoice', declinedBy: 'ro-1', valueDate }],
    CapitalPaidIn: [{ paymentId: 'p1', sourceId: 'equity', amount: cny(24_000_000), valueDate }],
    CashFlowsPlanned: [planned2026.data],
    CashFlowRecorded: [recorded2026.data],
    ProjectDelayJudged: [
      {
        level: 'serious',
        from: 'late',
        due: 2,
        late: 1,
        days: 104,
        rate: '0.5',
        rule: { id: 'PD-01', version: 1 },
        valueDate: '2026-02-15',
      },
    ],
    SyndicateAgreed: [
      {
        sourceId: 'senior',
        members: [
          { memberId: 'us', name: 'This bank', role: 'agent', share: '0.6' },
          { memberId: 'icbc', name: 'ICBC', role: 'participant', share: '0.4' },
        ],
        reason: 'Syndicate agreement',
        valueDate,
      },
    ],
    SourceRepaid: [{ sourceId: 'senior', repaymentId: 'p1', amount: cny(1_000_000), valueDate }],
    ...bookedSamples,
    AccountsAgreed: [
      {
        bank: 'This bank',
        revenueAccount: '6100-1',
        debtServiceAccount: '6100-2',
        reserveAccount: '6100-3',
        reserveMonths: 6,
        sweepShare: '0.5',
        lockUp: '1.20',
        reason: 'Account agreement',
        valueDate,
      },
    ],
    ProjectReceiptRecorded: [{ receiptId: 'r1', amount: cny(9_000_000), valueDate }],
    WaterfallPaid: [
      {
        runId: 'w1',
        sourceId: 'senior',
        currency: 'CNY',
        payments: [{ step: 'interest', asked: 100, paid: 100, fromReserve: 0 }],
        dscr: '1.5000',
        lockedUp: false,
        unpaid: 0,
        reserveTarget: 0,
        revenueAfter: 0,
        reserveAfter: 0,
        valueDate,
      },
    ],
    ServiceTeamAppointed: [
      { members: [{ personId: 'wang.fang', duty: 'lead' }], meetingEveryDays: 30, valueDate },
    ],
    ProjectMeetingHeld: [
      {
        meetingId: 'm1',
        kind: 'progress',
        participants: [{ name: 'Wang Fang', organisation: 'The bank', personId: 'wang.fang' }],
        decisions: ['A second crane'],
        tasks: [{ taskId: 't1', what: 'Rent it', owner: 'Power China', dueOn: '2025-03-01' }],
        minutes: [{ title: 'Minutes' }],
        valueDate,
      },
    ],
    MeetingTaskCompleted: [{ taskId: 't1', result: 'Rented', valueDate }],
    ProgressReportDelivered: [
      {
        reportId: 'r1',
        reportedOn: '2025-01-31',
        recipient: 'Qin Lan',
        way: 'email',
        valueDate,
      },
    ],
    ProjectClientAlerted: [
      { alertId: 'a1', message: 'Turbines late', recipient: 'Qin Lan', way: 'phone', valueDate },
    ],
    ProjectFeedbackReceived: [
      { feedbackId: 'f1', said: 'A crane comes in May', answers: 'a1', valueDate },
    ],
    ProjectFollowedUp: [
      {
        followUpId: 'u1',
        contact: 'Qin Lan',
        progress: 'Runs as planned',
        satisfaction: 5,
        needs: [{ kind: 'refinancing', detail: 'In 2027' }],
        valueDate,
      },
    ],
  },
);

/** A stored sample of every version of every event of a covenant. */
export const covenantSamples = samplesOf(
  covenantEvents,
  { covenantId, clientId },
  {
    CovenantAgreed: [agreed.data],
    CovenantTestAnnounced: [{ testOn: '2026-12-31', dueOn: '2027-03-31', valueDate }],
    CovenantTested: [
      {
        testOn: '2026-12-31',
        figures: { cashFlow: 100, debtService: 100 },
        value: '1.000000',
        limit: '1.10',
        headroom: '-0.0909',
        result: 'breached',
        evidence: [{ title: 'Compliance certificate' }],
        valueDate: '2027-02-10',
      },
    ],
    InformationDelivered: [
      { testOn: '2026-12-31', evidence: [{ title: 'Accounts' }], late: false, valueDate },
    ],
    CovenantBreached: [
      { testOn: '2026-12-31', cause: 'ratio', cureBy: '2027-03-12', valueDate: '2027-02-10' },
    ],
    CovenantCured: [
      { testOn: '2026-12-31', how: 'Equity paid in', evidence: [{ title: 'Receipt' }], valueDate },
    ],
    CovenantWaiverRequested: [
      { until: '2027-06-30', reason: 'Dry year', requestedBy: 'rm-7', valueDate },
    ],
    CovenantWaived: [waived.data],
    CovenantWaiverDeclined: [{ reason: 'Too often', declinedBy: 'ro-1', valueDate }],
    CovenantDefaulted: [{ testOn: '2026-12-31', lastCureOn: '2027-03-12', valueDate }],
    CovenantEnded: [{ reason: 'Repaid', valueDate }],
  },
);

/** A stored sample of every version of every event of a risk of a project. */
export const designRiskSamples = samplesOf(
  designRiskEvents,
  { designRiskId, clientId },
  {
    DesignRiskAssessed: [assessed.data],
    DesignRiskReviewed: [
      { severity: 4, likelihood: 2, finding: 'Second crane', milestoneId: 'turbines', valueDate },
    ],
    DesignRiskClosed: [{ reason: 'Built', valueDate }],
  },
);

const between = { since: '2019-12-31', valueDate: '2021-12-31' };

/** A stored sample of every version of every event of a loan or project of others. */
export const outsideSamples = samplesOf(
  outsideEvents,
  { recordId },
  {
    OutsideRecordStated: [{ ...stated.data, ambiguous: true }],
    OutsideLoanDisbursed: [{ ...between, amount: { minor: 14_050, currency: 'USD' } }],
    OutsideLoanRepaid: [{ ...between, amount: { minor: 1_000, currency: 'USD' } }],
    OutsideLoanCancelled: [{ ...between, amount: { minor: 950, currency: 'USD' } }],
    OutsideClosingMoved: [{ ...between, from: '2020-12-31', to: '2021-12-31' }],
    OutsideStatusChanged: [{ ...between, from: 'Disbursing', to: 'Repaying' }],
  },
);
