import { pick } from '#kernel';
import { loanEvents } from '../loan.events.js';

/** The events that tell how the loan stands after them. */
export const standingEvents = pick(
  loanEvents,
  'ScheduleAgreed',
  'ScheduleRecalculated',
  'RepaymentRecorded',
  'RepaymentReversed',
  'LoanRecalculated',
  'LoanTakenOver',
  'DrawdownReversed',
  'SuspenseApplied',
  'SuspenseRefunded',
  'LoanComponentWaived',
  'LoanMisused',
  'FeeCharged',
  'RepaymentChargedBack',
  'RateResetAnnounced',
  'LoanRestructured',
  'LoanExtended',
  'LoanAccelerated',
  'DebtConverted',
  'InstalmentMissed',
  'LoanFellOverdue',
  'ArrearsGrew',
  'OverdueBucketChanged',
  'LoanCameCurrent',
  'WriteOffReversed',
  'LoanClassified',
);
