import { clientId } from '#credit/examples';
import type { Money } from '#kernel';
import { cny } from '#kernel';
import { loanEvents } from '#lending';
import { booked, disbursed, overdue, standing } from '#lending/examples';

/** What may happen to the example loan of lending, of 120,000 yuan, from 1 March 2025 on. */
export { clientId } from '#credit/examples';
export { booked as granted, guaranteed as securedBy, standing } from '#lending/examples';

export const [paidOut] = disbursed;
export const [, fellOverdue] = overdue;
export const taken = [booked, paidOut] as const;

export const cameCurrent = loanEvents.LoanCameCurrent({
  clientId,
  from: 'days1to7',
  standing: standing({ on: '2025-04-05', outstanding: cny(110_000) }),
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
