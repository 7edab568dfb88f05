import type { Day, Money, Occurrence, Rows } from '#kernel';
import { addMonths, daysBetween, minus, none, plus } from '#kernel';
import type { loanEvents, LoanStanding } from '#lending';

/** What is kept of a loan to judge its debtor, with the figures that lending has decided. */
export interface LoanFigures {
  readonly loanId: string;
  readonly status: 'granted' | 'running' | 'lapsed' | 'settled' | 'writtenOff' | 'unreported';
  /** The day of the present status. */
  readonly since: Day;
  readonly outstanding: Money;
  /** Whether security was ever given: what the terms ask for and nobody recorded has no value. */
  readonly secured: boolean;
  readonly guaranteed: Money;
  readonly daysPastDue: number;
  /** The day at whose end that count of days was right. */
  readonly countedOn: Day;
  /** What was written off and has not been recovered. */
  readonly claim: Money;
  /** Present once it was non-performing, until it has paid on time for the months of observation. */
  readonly impaired?: { readonly paidUpOn?: Day };
  /** Where in the log the last fact about it stands. */
  readonly position: number;
}

/** A row that gathers, among other things, the loans of a client. */
export interface WithLoans {
  readonly loans: readonly LoanFigures[];
}

export const isRunning = ({ status }: LoanFigures): boolean => status === 'running';

/** Written off, and the debtor still owes it (账销案存). */
export const isUnrecovered = ({ status, claim }: LoanFigures): boolean =>
  status === 'writtenOff' && claim.minor > 0;

/** Days past due at the end of a day: they grow by themselves until lending says otherwise. */
export const daysPastDueOn = ({ daysPastDue, countedOn }: LoanFigures, day: Day): number =>
  daysPastDue === 0 ? 0 : daysPastDue + Math.max(0, daysBetween(countedOn, day));

/** The last day of overdue before a loan is non-performing (2023 No. 1, Art. 11). */
export const lastPerformingDay = 90;

/** Months on time after all arrears are paid, before a loan performs again (2023 No. 1, Art. 14). */
const observationMonths = 6;

/**
 * Written off and not recovered; more than 90 days past due; or so before, and not yet on time for
 * six months since the arrears were paid.
 */
export const isNonPerformingOn = (loan: LoanFigures, day: Day): boolean =>
  isUnrecovered(loan) ||
  (isRunning(loan) && (daysPastDueOn(loan, day) > lastPerformingDay || isObserved(loan, day)));

const isObserved = ({ impaired }: LoanFigures, day: Day): boolean =>
  impaired !== undefined &&
  (impaired.paidUpOn === undefined || day < addMonths(impaired.paidUpOn, observationMonths));

/** The loan after its days past due were counted anew: one payment does not make it perform. */
function counted(loan: LoanFigures, before: LoanFigures): LoanFigures {
  const day = loan.countedOn;
  if (!isNonPerformingOn(before, day) && loan.daysPastDue <= lastPerformingDay) return loan;
  const { impaired } = before;
  if (loan.daysPastDue > 0) return { ...loan, impaired: {} };
  return { ...loan, impaired: { paidUpOn: impaired?.paidUpOn ?? day } };
}

/** Puts the rest of a row right after its loans have changed. */
export type Then<R> = (after: R, before: R, where: Occurrence) => R;

/** A loan that came onto the book as it stood. */
function begun(
  loan: LoanFigures,
  { outstanding, daysPastDue, on: countedOn }: LoanStanding,
  { valueDate: since }: Occurrence,
): LoanFigures {
  const running = { ...loan, status: 'running', since } as const;
  return counted({ ...running, outstanding, daysPastDue, countedOn }, loan);
}

/** A loan of which a drawdown was a mistake, perhaps the only one. */
function drawnBack(
  loan: LoanFigures,
  left: Money,
  { outstanding, daysPastDue, on: countedOn }: LoanStanding,
  { valueDate: since }: Occurrence,
): LoanFigures {
  if (left.minor > 0) return counted({ ...loan, outstanding, daysPastDue, countedOn }, loan);
  return { ...loan, status: 'granted', since, outstanding, daysPastDue: 0, countedOn: since };
}

/** The loans of a row after one of them has changed. */
const loansAfter = (
  { loans }: WithLoans,
  { id, position }: Occurrence,
  next: (loan: LoanFigures) => LoanFigures,
): readonly LoanFigures[] =>
  loans.map((loan) => (loan.loanId === id ? { ...next(loan), position } : loan));

/** The arms of a view that gathers the loans of clients. */
export function onLoans<R extends WithLoans>(then: Then<R> = (after) => after) {
  const change = (row: R, where: Occurrence, next: (loan: LoanFigures) => LoanFigures): R =>
    then({ ...row, loans: loansAfter(row, where, next) }, row, where);
  const stands = ({ standing }: Standing, row: R, where: Occurrence): R =>
    change(row, where, (loan) => {
      const { outstanding, daysPastDue, on: countedOn } = standing;
      return counted({ ...loan, outstanding, daysPastDue, countedOn }, loan);
    });
  const ends = (status: LoanFigures['status'], row: R, where: Occurrence, claim?: Money): R =>
    change(row, where, (loan) => ({
      ...loan,
      status,
      since: where.valueDate,
      outstanding: none(loan.outstanding),
      daysPastDue: 0,
      countedOn: where.valueDate,
      claim: claim ?? loan.claim,
    }));
  const secured = ({ guaranteed }: Guaranteed, row: R, where: Occurrence): R =>
    change(row, where, (loan) => ({ ...loan, secured: true, guaranteed }));

  return {
    LoanGranted: ({ terms: { amount }, guaranteed }, row, where) =>
      then({ ...row, loans: [...row.loans, opened(amount, guaranteed, where)] }, row, where),
    LoanDisbursed: ({ amount }, row, where) =>
      change(row, where, (loan) => ({
        ...loan,
        status: 'running',
        since: loan.status === 'running' ? loan.since : where.valueDate,
        outstanding: plus(loan.outstanding, amount),
      })),
    LoanTakenOver: ({ standing }, row, where) =>
      change(row, where, (loan) => begun(loan, standing, where)),
    DrawdownReversed: ({ left, standing }, row, where) =>
      change(row, where, (loan) => drawnBack(loan, left, standing, where)),
    ScheduleAgreed: stands,
    ScheduleRecalculated: stands,
    RepaymentRecorded: stands,
    RepaymentReversed: stands,
    LoanRecalculated: stands,
    SuspenseApplied: stands,
    InstalmentMissed: stands,
    ArrearsGrew: stands,
    LoanFellOverdue: stands,
    OverdueBucketChanged: stands,
    LoanCameCurrent: stands,
    LoanLapsed: (_, row, where) => ends('lapsed', row, where),
    LoanSettled: (_, row, where) => ends('settled', row, where),
    LoanReopened: (_, row, where) =>
      change(row, where, (loan) => ({ ...loan, status: 'running', since: where.valueDate })),
    LoanOutcomeUnreported: (_, row, where) => ends('unreported', row, where),
    LoanWrittenOff: ({ principal, interest }, row, where) =>
      ends('writtenOff', row, where, plus(principal, interest)),
    RecoveryRecorded: ({ amount }, row, where) =>
      change(row, where, (loan) => ({ ...loan, claim: atLeastNothing(minus(loan.claim, amount)) })),
    GuaranteeRecorded: secured,
    GuaranteeReleased: secured,
  } satisfies Rows<R, typeof loanEvents>;
}

interface Standing {
  readonly standing: LoanStanding;
}
interface Guaranteed {
  readonly guaranteed: Money;
}

const opened = (
  amount: Money,
  guaranteed: Money,
  { id, valueDate, position }: Occurrence,
): LoanFigures => ({
  loanId: id,
  status: 'granted',
  since: valueDate,
  outstanding: none(amount),
  secured: guaranteed.minor > 0,
  guaranteed,
  daysPastDue: 0,
  countedOn: valueDate,
  claim: none(amount),
  position,
});

const atLeastNothing = (amount: Money): Money => (amount.minor < 0 ? none(amount) : amount);
