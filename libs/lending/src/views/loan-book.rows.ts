import type { CreditTerms } from '#credit';
import type { DataOf, Day, Money, Occurrence, Openings, Rows } from '#kernel';
import { none, plus } from '#kernel';
import type { Industry, Region } from '#clients';
import type { LoanStatus } from '../lending.codes.js';
import type { loanEvents, LoanStanding } from '../loan/loan.events.js';

/**
 * A loan as it stands. The figures of standing are those of the day `on`: `daysPastDue` is what it
 * was then, and grows by one a day while `overdueSince` is set.
 */
export interface LoanRow extends Omit<CreditTerms, 'amount' | 'revolving'>, LoanStanding {
  readonly loanId: string;
  readonly clientId: string;
  readonly applicationId: string;
  /** The relationship manager at origination. */
  readonly managerId: string;
  readonly status: LoanStatus;
  readonly currency: string;
  readonly approved: Money;
  readonly approvedOn: Day;
  /** A year, or `unknown`. */
  readonly approvalYear: string;
  readonly openedOn: Day;
  readonly revolving: boolean;
  readonly industry: Industry;
  readonly region: Region;
  readonly agreementNumber?: string;
  /** All drawdowns together. */
  readonly disbursed: Money;
  /** The first drawdown. */
  readonly disbursedOn?: Day;
  readonly maturesOn?: Day;
  readonly guaranteed: Money;
  readonly writtenOff: Money;
  readonly writtenOffOn?: Day;
  readonly recovered: Money;
  readonly settledOn: Day | null;
  readonly migrated: boolean;
}

const nothingDue = (loan: Pick<LoanRow, 'currency'>, on: Day): LoanStanding => ({
  on,
  outstanding: none(loan),
  due: none(loan),
  overdue: none(loan),
  overpaid: none(loan),
  daysPastDue: 0,
  bucket: 'current',
  overdueSince: null,
  nextDueOn: null,
  nextDue: none(loan),
  nextAgeingOn: null,
});

/** Off the books, or at its end: nothing is owed as instalments any more. */
const closed = (row: LoanRow, on: Day): LoanRow => ({
  ...row,
  ...nothingDue(row, on),
  overpaid: row.overpaid,
});

function opened(data: DataOf<typeof loanEvents.LoanOpened>, { id }: Occurrence): LoanRow {
  const { clientId, applicationId, managerId, terms, approvedOn, guaranteed, valueDate } = data;
  const { amount, revolving = false, ...rest } = terms;
  const { currency } = amount;
  return {
    loanId: id,
    clientId,
    applicationId,
    managerId,
    status: 'opened',
    ...rest,
    currency,
    approved: amount,
    approvedOn,
    approvalYear: data.approvalYear ?? approvedOn.slice(0, 4),
    openedOn: valueDate,
    revolving,
    disbursed: none({ currency }),
    guaranteed,
    writtenOff: none({ currency }),
    recovered: none({ currency }),
    settledOn: null,
    migrated: data.origin !== undefined,
    ...nothingDue({ currency }, valueDate),
  };
}

export const openings: Openings<LoanRow, typeof loanEvents> = { LoanOpened: opened };

const stands = ({ standing }: { readonly standing: LoanStanding }, row: LoanRow): LoanRow => ({
  ...row,
  ...standing,
});

const scheduled = (data: DataOf<typeof loanEvents.ScheduleAgreed>, row: LoanRow): LoanRow => {
  const maturesOn = data.rows.at(-1)?.dueOn;
  return { ...stands(data, row), ...(maturesOn !== undefined && { maturesOn }) };
};

export const on: Rows<LoanRow, typeof loanEvents> = {
  AgreementSigned: ({ agreementNumber }, row) => ({ ...row, status: 'signed', agreementNumber }),
  LoanDisbursed: ({ amount, valueDate }, row) => ({
    ...row,
    status: 'active',
    disbursed: plus(row.disbursed, amount),
    outstanding: plus(row.outstanding, amount),
    disbursedOn: row.disbursedOn ?? valueDate,
  }),
  ScheduleAgreed: scheduled,
  ScheduleRecalculated: scheduled,
  RepaymentRecorded: stands,
  RepaymentReversed: stands,
  LoanRecalculated: stands,
  InstalmentFellDue: stands,
  LoanFellOverdue: stands,
  OverdueBucketChanged: stands,
  LoanCameCurrent: stands,
  LoanSettled: ({ valueDate }, row) => ({
    ...closed(row, valueDate),
    status: 'settled',
    settledOn: valueDate,
  }),
  LoanReopened: (_, row) => ({ ...row, status: 'active', settledOn: null }),
  LoanWrittenOff: ({ principal, interest, valueDate }, row) => ({
    ...closed(row, valueDate),
    status: 'writtenOff',
    writtenOff: plus(row.writtenOff, plus(principal, interest)),
    writtenOffOn: valueDate,
  }),
  RecoveryRecorded: ({ amount }, row) => ({ ...row, recovered: plus(row.recovered, amount) }),
  GuaranteeRecorded: ({ guaranteed }, row) => ({ ...row, guaranteed }),
  GuaranteeReleased: ({ guaranteed }, row) => ({ ...row, guaranteed }),
  // Nobody says that it is owed still, so it counts as no claim of the bank.
  LoanOutcomeUnreported: ({ valueDate }, row) => ({ ...closed(row, valueDate), status: 'unknown' }),
};
