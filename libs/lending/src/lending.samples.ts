import { clientId } from '#credit/examples';
import { cny } from '#kernel';
import { samplesOf } from '#kernel/testing';
import { loanEvents } from './loan/loan.events.js';
import {
  booked,
  disbursed,
  guaranteed,
  loanId,
  overdue,
  signed,
  standing,
  writtenOff,
} from './loan/loan.examples.js';

const [drawn, agreed] = disbursed;
const [missed, fellOverdue] = overdue;
const origin = { kind: 'migration', source: 'sba_loans.csv', assumed: ['settledOn'] } as const;

/** A stored sample of every version of every event of a loan. */
export const loanSamples = samplesOf(
  loanEvents,
  { loanId, clientId },
  {
    LoanGranted: [{ ...booked.data, approvalYear: '2025', origin }],
    LoanPlaced: [{ clientId, managerId: 'rm-8', units: ['u-1'], valueDate: '2025-02-20' }],
    AgreementSigned: [signed.data],
    LoanDisbursed: [drawn.data],
    ScheduleAgreed: [agreed.data],
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
        standing: standing(),
        valueDate: '2025-04-01',
      },
    ],
    RepaymentReversed: [
      {
        clientId,
        repaymentId: '1',
        amount: cny(10),
        reason: 'Cheque bounced',
        standing: standing(),
        valueDate: '2025-04-01',
      },
    ],
    LoanRecalculated: [
      {
        clientId,
        reallocations: [{ repaymentId: '1', allocation: [], overpaid: cny(10) }],
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
    LoanFellOverdue: [fellOverdue.data],
    OverdueBucketChanged: [{ ...fellOverdue.data, from: 'days1to7', to: 'days8to30' }],
    LoanCameCurrent: [{ ...missed.data, from: 'days1to7' }],
    LoanSettled: [{ clientId, valueDate: '2026-03-01', origin }],
    LoanReopened: [{ clientId, valueDate: '2026-03-01' }],
    LoanWrittenOff: [{ ...writtenOff.data, origin }],
    RecoveryRecorded: [{ clientId, recoveryId: '1', amount: cny(5), valueDate: '2025-06-01' }],
    GuaranteeRecorded: [guaranteed(cny(80_000)).data],
    GuaranteeReleased: [
      {
        clientId,
        guaranteeId: 'g-1',
        reason: 'Repaid',
        guaranteed: cny(0),
        valueDate: '2026-03-01',
      },
    ],
    LoanOutcomeUnreported: [{ clientId, valueDate: '1997-02-28', origin }],
  },
);
