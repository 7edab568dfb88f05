import { clientId, product } from '#credit/examples';
import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { loanEvents } from './loan/loan.events.js';
import { drawdownReversed, takenOver } from './loan/take-over/take-over.examples.js';
import { measureTurnedAway, turnedAway } from './loan/proposal/turned-away.examples.js';
import {
  booked,
  disbursed,
  guaranteed,
  loanId,
  overdue,
  signatories,
  signed,
  standing,
  writtenOff,
} from './loan/loan.examples.js';

const [drawn, agreed] = disbursed;
const [missed, fellOverdue] = overdue;
const rule = { id: 'AG-04', version: 1 };
const payee = { name: 'Baosteel', account: '6222', bank: 'ICBC' };
const invoice = { kind: 'invoice', title: 'Invoice 7', reference: 'doc-7' } as const;
const evidence = [{ ...invoice, sha256: 'a'.repeat(64) }] as const;
const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: ['settledOn'] } as const;

/** A stored sample of every version of every event of a loan. */
export const loanSamples = samplesOf(
  loanEvents,
  { loanId, clientId },
  {
    LoanGranted: [{ ...booked.data, approvalYear: '2025', product, origin }],
    LoanPlaced: [{ clientId, managerId: 'rm-8', units: ['u-1'], valueDate: '2025-02-20' }],
    AgreementSigned: [
      {
        ...signed.data,
        signatories,
        clauses: {
          overdueMarkup: '0.5',
          prepaymentFee: { kind: 'share', share: '0.01', atLeast: cny(100) },
          floating: { index: 'lpr1Y', spreadBps: 50, rateFloor: '0.02', rateCap: '0.08' },
          rateNoticeDays: 15,
        },
      },
    ],
    LoanProposalMade: [
      {
        proposalId: '1',
        proposal: { kind: 'drawdown', amount: cny(10), payee, way: 'entrusted', use: 'Steel' },
        evidence,
        proposedBy: 'rm-7',
        valueDate: '2025-03-01',
      },
    ],
    LoanProposalApproved: [
      {
        proposalId: '1',
        approvedBy: 'risk-1',
        rule: { id: 'LA-01', version: 1 },
        stepsLeft: 0,
        valueDate: '2025-03-01',
      },
    ],
    LoanProposalDeclined: [
      { proposalId: '1', declinedBy: 'risk-1', reason: 'No invoice', valueDate: '2025-03-01' },
    ],
    DrawdownTurnedAway: [turnedAway],
    MeasureTurnedAway: [measureTurnedAway],
    LoanDisbursed: [
      { ...drawn.data, drawdown: { drawdownId: '1', payee, way: 'entrusted', use: 'Steel' } },
    ],
    LoanTakenOver: [takenOver],
    DrawdownReversed: [drawdownReversed],
    UseEvidenced: [{ clientId, drawdownId: '1', evidence, valueDate: '2025-03-20' }],
    LoanMisused: [
      {
        drawdownId: '1',
        finding: 'Bought shares',
        markup: '0.5',
        annualRate: '0.054',
        evidence,
        standing: standing(),
        valueDate: '2025-03-20',
      },
    ],
    SuspenseRefunded: [
      {
        refundId: '2',
        amount: cny(1),
        payee,
        standing: standing(),
        valueDate: '2025-03-20',
      },
    ],
    LoanComponentWaived: [
      {
        waiverId: '3',
        component: 'penalty',
        amount: cny(1),
        reason: 'Hardship',
        standing: standing(),
        valueDate: '2025-03-20',
      },
    ],
    FeeCharged: [
      {
        feeId: '1',
        kind: 'commitment',
        fee: { amount: cny(1) },
        dueOn: '2025-04-01',
        standing: standing(),
        valueDate: '2025-03-20',
      },
    ],
    RepaymentChargedBack: [
      {
        chargeBackId: '1',
        repaymentId: '1',
        amount: cny(1),
        reason: 'Returned',
        standing: standing(),
        valueDate: '2025-04-02',
      },
    ],
    RateResetAnnounced: [
      {
        from: '2025-06-01',
        annualRate: '0.035',
        formerRate: '0.036',
        published: { index: 'lpr1Y', annualRate: '0.03', on: '2025-05-20' },
        reason: 'LPR fell',
        standing: standing(),
        valueDate: '2025-05-21',
      },
    ],
    RateResetPlanned: [
      { index: 'lpr1Y', resetOn: '2026-01-01', noticeOn: '2025-12-17', valueDate: '2025-03-01' },
    ],
    OverdueExcused: [
      {
        ...{ from: '2025-04-01', to: '2025-04-01', reason: 'paymentSystem' },
        ...{ finding: 'CNAPS was down', evidence, valueDate: '2025-04-02' },
      },
    ],
    RateFixingMissing: [
      { index: 'lpr1Y', resetOn: '2026-01-01', fixedOn: '2025-12-17', valueDate: '2025-12-17' },
    ],
    LoanRestructured: [
      {
        restructuringId: '4',
        change: { to: 'reAmortise' },
        stated: { to: 'reAmortise' },
        inDifficulty: true,
        former: { annualRate: '0.036', maturesOn: '2026-03-01' },
        reason: 'Drought',
        standing: standing(),
        valueDate: '2025-05-21',
      },
    ],
    LoanExtended: [
      {
        extensionId: '5',
        change: { to: 'reschedule', terms: { maturesOn: '2026-09-01' } },
        formerlyOn: '2026-03-01',
        maturesOn: '2026-09-01',
        rule: 'EX-01',
        reason: 'Harvest is late',
        standing: standing(),
        valueDate: '2025-05-21',
      },
    ],
    LoanAccelerated: [
      {
        accelerationId: '6',
        reason: 'Breach',
        standing: standing(),
        valueDate: '2025-05-21',
      },
    ],
    LoanTransferred: [
      {
        clientId,
        assignee: payee,
        price: cny(50_000),
        principal: cny(120_000),
        interest: cny(360),
        reason: 'Portfolio sale',
        valueDate: '2025-05-21',
      },
    ],
    DebtConverted: [
      {
        clientId,
        conversionId: '7',
        amount: cny(50_000),
        company: 'Qinling Wind',
        shares: '5 %',
        reason: 'Turnaround',
        standing: standing(),
        valueDate: '2025-05-21',
      },
    ],
    WriteOffReversed: [
      { clientId, reason: 'An asset was found', standing: standing(), valueDate: '2025-03-20' },
    ],
    ScheduleAgreed: [{ ...agreed.data, rule: { id: 'pd_1', version: 1 } }],
    ScheduleRecalculated: [{ ...agreed.data, because: 'drawdown' }],
    RepaymentRecorded: [
      {
        clientId,
        repaymentId: '1',
        amount: cny(10),
        allocation: [
          {
            itemId: '1.interest',
            instalment: 1,
            component: 'interest',
            timing: 'due',
            amount: cny(10),
          },
        ],
        overpaid: cny(0),
        rule: { id: 'AL-01', version: 1 },
        prepayment: 'reduceTerm',
        payer: payee,
        source: 'operations',
        standing: standing(),
        valueDate: '2025-04-01',
      },
    ],
    RepaymentReversed: [
      {
        clientId,
        repaymentId: '1',
        amount: cny(10),
        allocation: [],
        reason: 'Cheque bounced',
        standing: standing(),
        valueDate: '2025-04-01',
      },
    ],
    LoanRecalculated: [
      {
        clientId,
        reallocations: [
          { repaymentId: '1', paidOn: '2025-04-01', allocation: [], was: [], overpaid: cny(10) },
        ],
        standing: standing(),
        valueDate: '2025-05-01',
      },
    ],
    SuspenseApplied: [
      {
        clientId,
        allocation: [],
        rule: { id: 'AL-01', version: 1 },
        standing: standing(),
        valueDate: '2025-04-01',
      },
    ],
    InstalmentMissed: [missed.data],
    ArrearsGrew: [{ clientId, instalment: 2, standing: standing(), valueDate: '2025-05-02' }],
    LoanFellOverdue: [{ ...fellOverdue.data, rule }],
    OverdueBucketChanged: [{ ...fellOverdue.data, rule, from: 'days1to7', to: 'days8to30' }],
    LoanCameCurrent: [{ ...missed.data, rule, from: 'days1to7' }],
    LoanLapsed: [{ clientId, applicationId: 'ap_7Q2', valueDate: '2025-08-20' }],
    LoanSettled: [{ clientId, valueDate: '2026-03-01', origin }],
    LoanReopened: [{ clientId, valueDate: '2026-03-01' }],
    LoanWrittenOff: [{ ...writtenOff.data, rule: { id: 'WO-01', version: 1 }, origin }],
    RecoveryRecorded: [{ clientId, recoveryId: '1', amount: cny(5), valueDate: '2025-06-01' }],
    GuaranteeRecorded: [guaranteed(cny(80_000)).data],
    GuaranteeReleased: [
      {
        ...{ clientId, guaranteeId: 'g-1', reason: 'Repaid' },
        ...{ guaranteed: cny(0), valueDate: '2026-03-01' },
      },
    ],
    LoanClassified: [
      { clientId, class: 'loss', stage: 'stage3', standing: standing(), valueDate: '2025-07-10' },
    ],
    ClosedDaysRevised: [
      {
        clientId,
        proposalId: '1',
        closedUpTo: '2025-04-30',
        changes: [{ figure: 'overdue', before: 1_036_000, after: 0 }],
        valueDate: '2025-04-01',
      },
    ],
    LoanFiguresDiffered: [
      {
        clientId,
        differences: [{ figure: 'overdue', shown: 1, byFacts: 2 }],
        valueDate: '2025-05-02',
      },
    ],
    LoanOutcomeUnreported: [{ clientId, valueDate: '1997-02-28', origin }],
  },
);
