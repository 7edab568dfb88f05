import type { Day, DecimalText, Money, Rows } from '#kernel';
import {
  decimalOf,
  defineView,
  everyone,
  IsId,
  ListQuery,
  none,
  plus,
  ratio,
  ViewQuery,
} from '#kernel';
import type { AgeingBucket } from '#loan-arithmetic';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import type { LoanStatus } from '../lending.codes.js';
import type { LoanStanding } from '../loan/loan.events.js';
import { loanEvents } from '../loan/loan.events.js';

/** What a client's exposure takes from one loan. */
export interface ExposedLoan {
  readonly loanId: string;
  readonly status: LoanStatus;
  readonly outstanding: Money;
  readonly overdue: Money;
  /** As of the last change of its bucket; grows by one a day while `overdueSince` is set. */
  readonly daysPastDue: number;
  readonly bucket: AgeingBucket;
  readonly overdueSince: Day | null;
  readonly guaranteed: Money;
  readonly writtenOff: Money;
}

/** The sums of the loans in one currency. */
export interface CurrencyExposure {
  readonly currency: string;
  readonly outstanding: Money;
  readonly overdue: Money;
  readonly guaranteed: Money;
  readonly writtenOff: Money;
  /** The part of what is outstanding that guarantees of the same loan cover; none owed is "1". */
  readonly guaranteeCoverage: DecimalText;
}

/** What a client owes the bank, over all loans. */
export interface ExposureRow {
  readonly clientId: string;
  readonly loans: readonly ExposedLoan[];
  readonly loanCount: number;
  /** Paid out and neither settled nor written off. */
  readonly activeCount: number;
  /** Over 90 days past due or written off, and not settled. */
  readonly nonPerformingCount: number;
  readonly writtenOffCount: number;
  readonly settledCount: number;
  readonly maxDaysPastDue: number;
  /** The earliest day since which anything is overdue. */
  readonly overdueSince: Day | null;
  /** By currency, in the order of the code. */
  readonly sums: readonly CurrencyExposure[];
  /** The lowest coverage of any currency. */
  readonly guaranteeCoverage: DecimalText;
}

/** More than so many days past due a loan is non-performing (five-tier classification, 次级). */
const performingDays = 90;

/** A client without loans. */
export const noExposure = (clientId: string): ExposureRow => exposureOf(clientId, []);

/** What one client owes; nothing where the client has no loans. */
export class GetClientExposure extends ViewQuery<ExposureRow> {
  @IsId() readonly clientId!: string;
}

const orders = ['maxDaysPastDue', 'overdueSince', 'loanCount'];

/** Clients with loans, the longest overdue first unless sorted otherwise. */
export class ListClientExposures extends ListQuery<ExposureRow> {
  /** Only those at least so many days past due. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) readonly daysPastDueFrom?: number;

  @IsOptional()
  @IsIn(orders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

const changed = (
  row: ExposureRow,
  loanId: string,
  change: (loan: ExposedLoan) => ExposedLoan,
): ExposureRow =>
  exposureOf(
    row.clientId,
    row.loans.map((loan) => (loan.loanId === loanId ? change(loan) : loan)),
  );

const stands = (
  { standing }: { readonly standing: LoanStanding },
  row: ExposureRow,
  { id }: { readonly id: string },
): ExposureRow => {
  const { outstanding, overdue, daysPastDue, bucket, overdueSince } = standing;
  return changed(row, id, (loan) => ({
    ...loan,
    outstanding,
    overdue,
    daysPastDue,
    bucket,
    overdueSince,
  }));
};

const closed = (loan: ExposedLoan): ExposedLoan => ({
  ...loan,
  outstanding: none(loan.outstanding),
  overdue: none(loan.outstanding),
  daysPastDue: 0,
  bucket: 'current',
  overdueSince: null,
});

const on: Rows<ExposureRow, typeof loanEvents> = {
  LoanOpened: ({ guaranteed }, { clientId, loans }, { id }) => {
    const nothing = none(guaranteed);
    return exposureOf(clientId, [
      ...loans,
      {
        loanId: id,
        status: 'opened',
        outstanding: nothing,
        overdue: nothing,
        daysPastDue: 0,
        bucket: 'current',
        overdueSince: null,
        guaranteed,
        writtenOff: nothing,
      },
    ]);
  },
  AgreementSigned: (_, row, { id }) => changed(row, id, (loan) => ({ ...loan, status: 'signed' })),
  LoanDisbursed: ({ amount }, row, { id }) =>
    changed(row, id, (loan) => ({
      ...loan,
      status: 'active',
      outstanding: plus(loan.outstanding, amount),
    })),
  ScheduleAgreed: stands,
  ScheduleRecalculated: stands,
  RepaymentRecorded: stands,
  RepaymentReversed: stands,
  LoanRecalculated: stands,
  InstalmentFellDue: stands,
  LoanFellOverdue: stands,
  OverdueBucketChanged: stands,
  LoanCameCurrent: stands,
  LoanSettled: (_, row, { id }) =>
    changed(row, id, (loan) => ({ ...closed(loan), status: 'settled' })),
  LoanReopened: (_, row, { id }) => changed(row, id, (loan) => ({ ...loan, status: 'active' })),
  LoanWrittenOff: ({ principal, interest }, row, { id }) =>
    changed(row, id, (loan) => ({
      ...closed(loan),
      status: 'writtenOff',
      writtenOff: plus(loan.writtenOff, plus(principal, interest)),
    })),
  GuaranteeRecorded: ({ guaranteed }, row, { id }) =>
    changed(row, id, (loan) => ({ ...loan, guaranteed })),
  GuaranteeReleased: ({ guaranteed }, row, { id }) =>
    changed(row, id, (loan) => ({ ...loan, guaranteed })),
  LoanOutcomeUnreported: (_, row, { id }) =>
    changed(row, id, (loan) => ({ ...closed(loan), status: 'unknown' })),
};

const byClient = ({ clientId }: { readonly clientId: string }): string => clientId;

/** What each client owes over all loans: for limits, warnings and segments. */
export const clientExposure = defineView({
  name: 'client-exposure',
  events: loanEvents,
  empty: noExposure,
  on,
  key: Object.fromEntries(Object.keys(on).map((type) => [type, byClient])),
  queries: { GetClientExposure, ListClientExposures },
  allow: { GetClientExposure: everyone, ListClientExposures: everyone },
  answer: {
    GetClientExposure: async ({ clientId }, clients) =>
      (await clients.find(clientId)) ?? noExposure(clientId),
    ListClientExposures: ({ daysPastDueFrom, ...query }, clients) =>
      clients.page(
        { maxDaysPastDue: daysPastDueFrom === undefined ? undefined : { from: daysPastDueFrom } },
        { ...query, sort: query.sort ?? '-maxDaysPastDue' },
      ),
  },
  indexes: [{ maxDaysPastDue: -1 }, { overdueSince: 1 }, { loanCount: 1 }],
});

function exposureOf(clientId: string, loans: readonly ExposedLoan[]): ExposureRow {
  const having = (status: LoanStatus) => loans.filter((loan) => loan.status === status);
  const currencies = [...new Set(loans.map(({ outstanding }) => outstanding.currency))].sort();
  const sums = currencies.map((currency) =>
    sumsOf(
      loans.filter(({ outstanding }) => outstanding.currency === currency),
      currency,
    ),
  );
  const since = loans.flatMap(({ overdueSince }) => (overdueSince === null ? [] : [overdueSince]));
  return {
    clientId,
    loans,
    loanCount: loans.length,
    activeCount: having('active').length,
    nonPerformingCount:
      having('writtenOff').length +
      loans.filter(({ daysPastDue }) => daysPastDue > performingDays).length,
    writtenOffCount: having('writtenOff').length,
    settledCount: having('settled').length,
    maxDaysPastDue: Math.max(0, ...loans.map(({ daysPastDue }) => daysPastDue)),
    overdueSince: since.sort()[0] ?? null,
    sums,
    guaranteeCoverage: sums.map(({ guaranteeCoverage }) => guaranteeCoverage).sort()[0] ?? '1',
  };
}

function sumsOf(loans: readonly ExposedLoan[], currency: string): CurrencyExposure {
  const sum = (of: (loan: ExposedLoan) => number): Money => ({
    minor: loans.reduce((total, loan) => total + of(loan), 0),
    currency,
  });
  const outstanding = sum((loan) => loan.outstanding.minor);
  const covered = sum((loan) => Math.min(loan.outstanding.minor, loan.guaranteed.minor));
  return {
    currency,
    outstanding,
    overdue: sum((loan) => loan.overdue.minor),
    guaranteed: sum((loan) => loan.guaranteed.minor),
    writtenOff: sum((loan) => loan.writtenOff.minor),
    guaranteeCoverage:
      outstanding.minor === 0
        ? '1'
        : decimalOf(ratio(covered.minor, outstanding.minor)).toDecimalPlaces(6).toFixed(),
  };
}
