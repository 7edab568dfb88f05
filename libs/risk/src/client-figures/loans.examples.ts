import type { Money } from '#kernel';
import { cny } from '#kernel';
import type { CreditTerms, LoanStanding } from '#lending';
import { loanEvents } from '#lending';

const clientId = 'C-1';

const terms: CreditTerms = {
  product: 'workingCapital',
  purpose: 'workingCapital',
  guaranteeType: 'realEstate',
  amount: cny(1_000),
  termMonths: 12,
  everyMonths: 1,
  method: 'equalPrincipal',
  annualRate: '0.036',
  dayCount: '30E/360',
  industry: { scheme: 'GBT4754', code: 'C' },
  region: { scheme: 'CN', code: '61' },
};

/** How a loan of 1,000 yuan stands on a day; current unless said. */
export const standingOn = (on: string, stands: Partial<LoanStanding> = {}): LoanStanding => ({
  on,
  outstanding: cny(1_000),
  due: cny(0),
  overdue: cny(0),
  overpaid: cny(0),
  daysPastDue: 0,
  bucket: 'current',
  overdueSince: null,
  nextDueOn: null,
  nextDue: cny(0),
  nextAgeingOn: null,
  ...stands,
});

export const granted = loanEvents.LoanOpened({
  clientId,
  applicationId: 'A-1',
  managerId: 'rm-7',
  terms,
  approvedOn: '2025-02-20',
  guaranteed: cny(0),
  valueDate: '2025-02-20',
});

export const paidOut = loanEvents.LoanDisbursed({
  clientId,
  amount: cny(1_000),
  valueDate: '2025-03-01',
});

/** An instalment due on 1 April 2025 was not paid. */
export const fellOverdue = loanEvents.LoanFellOverdue({
  clientId,
  since: '2025-04-01',
  standing: standingOn('2025-04-02', {
    daysPastDue: 1,
    bucket: 'days1to7',
    overdueSince: '2025-04-01',
  }),
  valueDate: '2025-04-02',
});

export const cameCurrent = loanEvents.LoanCameCurrent({
  clientId,
  from: 'days1to7',
  standing: standingOn('2025-04-05', { outstanding: cny(900) }),
  valueDate: '2025-04-05',
});

export const settled = loanEvents.LoanSettled({ clientId, valueDate: '2025-09-01' });

export const writtenOff = loanEvents.LoanWrittenOff({
  clientId,
  principal: cny(900),
  interest: cny(10),
  reason: 'The debtor is bankrupt.',
  valueDate: '2025-12-31',
});

export const recovery = (amount: Money) =>
  loanEvents.RecoveryRecorded({ clientId, recoveryId: '1', amount, valueDate: '2026-01-31' });

export const securedBy = (guaranteed: Money) =>
  loanEvents.GuaranteeRecorded({
    clientId,
    guaranteeId: 'g-1',
    type: 'realEstate',
    value: guaranteed,
    guaranteed,
    valueDate: '2025-03-01',
  });
