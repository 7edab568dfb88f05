import { agreedSchedule } from '#credit';
import { applicationId, clientId, terms } from '#credit/examples';
import type { Money } from '#kernel';
import { cny } from '#kernel';
import type { LoanStanding } from './loan.events.js';
import { loanEvents } from './loan.events.js';

const { LoanOpened, AgreementSigned, LoanDisbursed, ScheduleAgreed } = loanEvents;

export const loanId = 'ln_1';

/** The loan is granted and awaits its agreement. */
export const booked = LoanOpened({
  clientId,
  applicationId,
  managerId: 'rm-7',
  terms,
  approvedOn: '2025-02-20',
  guaranteed: cny(0),
  valueDate: '2025-02-20',
});

export const signed = AgreementSigned({
  clientId,
  agreementNumber: '2025-0017',
  valueDate: '2025-02-25',
});

const { rows } = agreedSchedule(terms, [{ amount: terms.amount, on: '2025-03-01' }]);

/** How the example stands: nothing due, the first instalment to come. */
export const standing = (stands: Partial<LoanStanding> = {}): LoanStanding => ({
  on: '2025-03-01',
  outstanding: terms.amount,
  due: cny(0),
  overdue: cny(0),
  overpaid: cny(0),
  daysPastDue: 0,
  bucket: 'current',
  overdueSince: null,
  nextDueOn: '2025-04-01',
  nextDue: cny(10_360),
  nextAgeingOn: '2025-04-01',
  ...stands,
});

/** The whole amount is paid out on 1 March 2025, and the schedule decided. */
export const disbursed = [
  LoanDisbursed({ clientId, amount: terms.amount, valueDate: '2025-03-01' }),
  ScheduleAgreed({ clientId, rows, standing: standing(), valueDate: '2025-03-01' }),
] as const;

/** Everything up to the day on which the money is with the client. */
export const running = [booked, signed, ...disbursed] as const;

const overdueOn = (on: string, stands: Partial<LoanStanding>) =>
  standing({
    on,
    due: cny(10_360),
    overdue: cny(10_360),
    overdueSince: '2025-04-01',
    nextDueOn: '2025-05-01',
    nextDue: cny(10_330),
    ...stands,
  });

/** The first instalment, due on 1 April 2025, is not paid. */
export const overdue = [
  loanEvents.InstalmentFellDue({
    clientId,
    instalment: 1,
    principal: cny(10_000),
    interest: cny(360),
    standing: standing({
      on: '2025-04-01',
      due: cny(10_360),
      nextDueOn: '2025-05-01',
      nextDue: cny(10_330),
      nextAgeingOn: '2025-04-02',
    }),
    valueDate: '2025-04-01',
  }),
  loanEvents.LoanFellOverdue({
    clientId,
    since: '2025-04-01',
    standing: overdueOn('2025-04-02', {
      daysPastDue: 1,
      bucket: 'days1to7',
      nextAgeingOn: '2025-04-09',
    }),
    valueDate: '2025-04-02',
  }),
] as const;

/** The loan is taken off the books, all of its principal and one instalment of interest. */
export const writtenOff = loanEvents.LoanWrittenOff({
  clientId,
  principal: terms.amount,
  interest: cny(360),
  reason: 'The debtor is bankrupt',
  valueDate: '2025-04-30',
});

/** A guarantee over a part of the loan. */
export const guaranteed = (value: Money) =>
  loanEvents.GuaranteeRecorded({
    clientId,
    guaranteeId: 'g-1',
    type: 'realEstate',
    value,
    guaranteed: value,
    valueDate: '2025-03-01',
  });
