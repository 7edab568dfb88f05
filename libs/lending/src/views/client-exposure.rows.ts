import type { Day, DecimalText, Money, Rows } from '#kernel';
import { decimalOf, each, none, plus, ratio } from '#kernel';
import type { AgeingBucket } from '#loan-arithmetic';
import type { LoanStanding } from '../book/standing.js';
import { lateFrom, standingOn, unpaidSince } from '../book/standing.js';
import type { LoanStatus } from '../lending.codes.js';
import type { loanEvents } from '../loan/loan.events.js';
import { standingEvents } from '../loan/servicing/standing-events.js';
import { never } from './book/loan-book.rows.js';

/** What a client's exposure takes from one loan. */
export interface ExposedLoan {
  readonly loanId: string;
  readonly status: LoanStatus;
  readonly outstanding: Money;
  readonly overdue: Money;
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

/** More days past due than these and a loan is non-performing (five-tier classification, 次级). */
const performingDays = 90;

/** A loan as it is kept: as it stood when something last happened to its money. */
interface KeptLoan extends Pick<ExposedLoan, 'loanId' | 'status' | 'guaranteed' | 'writtenOff'> {
  readonly outstanding: Money;
  /** Absent before the first drawdown and after the end. */
  readonly standing?: LoanStanding;
}

/** A client's loans as they are kept. */
export interface KeptExposure {
  readonly clientId: string;
  readonly loans: readonly KeptLoan[];
  readonly loanCount: number;
  /** The earliest due day with something unpaid, past or to come; `never` when there is none. */
  readonly unpaidSince: Day;
  /** The first day on which something unpaid counts as overdue, past or to come; else `never`. */
  readonly lateFrom: Day;
}

/** A client without loans. */
export const noExposure = (clientId: string): KeptExposure => keptOf(clientId, []);

/** What a client owes by all records that are the same client. */
export const exposureTogether = (
  clientId: string,
  records: readonly KeptExposure[],
): KeptExposure =>
  keptOf(
    clientId,
    records.flatMap(({ loans }) => loans),
  );

const keptOf = (clientId: string, loans: readonly KeptLoan[]): KeptExposure => ({
  clientId,
  loans,
  loanCount: loans.length,
  unpaidSince: earliest(loans.map(({ standing }) => standing && unpaidSince(standing.basis))),
  lateFrom: earliest(loans.map(({ standing }) => standing && lateFrom(standing.basis))),
});

const earliest = (days: readonly (Day | undefined)[]): Day =>
  days.reduce<Day>((least, day = never) => (day < least ? day : least), never);

interface Where {
  readonly id: string;
}
type Change = (loan: KeptLoan) => KeptLoan;

const changed = (row: KeptExposure, { id }: Where, change: Change): KeptExposure =>
  keptOf(
    row.clientId,
    row.loans.map((loan) => (loan.loanId === id ? change(loan) : loan)),
  );

const stands = (
  { standing }: { readonly standing: LoanStanding },
  row: KeptExposure,
  where: Where,
): KeptExposure =>
  changed(row, where, (loan) => ({ ...loan, outstanding: standing.outstanding, standing }));

const ended = (row: KeptExposure, where: Where, end: Partial<KeptLoan>): KeptExposure =>
  changed(row, where, ({ standing: _, ...loan }) => ({
    ...loan,
    outstanding: none(loan.outstanding),
    ...end,
  }));

export const on: Rows<KeptExposure, typeof loanEvents> = {
  ...each(standingEvents, stands),
  LoanGranted: ({ guaranteed }, { clientId, loans }, { id }) => {
    const nothing = none(guaranteed);
    const status = 'granted' as const;
    const loan = { loanId: id, status, outstanding: nothing, guaranteed, writtenOff: nothing };
    return keptOf(clientId, [...loans, loan]);
  },
  AgreementSigned: (_, row, where) =>
    changed(row, where, (loan) => ({ ...loan, status: 'signed' })),
  LoanLapsed: (_, row, where) => ended(row, where, { status: 'lapsed' }),
  LoanTakenOver: (data, row, where) =>
    changed(stands(data, row, where), where, (loan) => ({ ...loan, status: 'active' })),
  DrawdownReversed: (data, row, where) =>
    data.left.minor === 0 ? ended(row, where, { status: 'signed' }) : stands(data, row, where),
  LoanDisbursed: ({ amount }, row, where) =>
    changed(row, where, (loan) => ({
      ...loan,
      status: 'active',
      outstanding: plus(loan.outstanding, amount),
    })),
  WriteOffReversed: (data, row, where) =>
    changed(stands(data, row, where), where, (loan) => ({
      ...loan,
      status: 'active',
      writtenOff: none(loan.writtenOff),
    })),
  LoanSettled: (_, row, where) => ended(row, where, { status: 'settled' }),
  LoanReopened: (_, row, where) => changed(row, where, (loan) => ({ ...loan, status: 'active' })),
  LoanTransferred: (_, row, where) => ended(row, where, { status: 'transferred' }),
  LoanWrittenOff: ({ principal, interest }, row, where) => {
    const before = row.loans.find(({ loanId }) => loanId === where.id)?.writtenOff;
    const writtenOff = plus(before ?? none(principal), plus(principal, interest));
    return ended(row, where, { status: 'writtenOff', writtenOff });
  },
  GuaranteeRecorded: ({ guaranteed }, row, where) =>
    changed(row, where, (loan) => ({ ...loan, guaranteed })),
  GuaranteeReleased: ({ guaranteed }, row, where) =>
    changed(row, where, (loan) => ({ ...loan, guaranteed })),
  LoanOutcomeUnreported: (_, row, where) => ended(row, where, { status: 'unknown' }),
};

/** What the client owes at the end of a day. */
export function exposureOn({ clientId, loans: kept }: KeptExposure, day: Day): ExposureRow {
  const loans = kept.map((loan) => exposedOn(loan, day));
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

function exposedOn({ standing: stood, ...loan }: KeptLoan, day: Day): ExposedLoan {
  const standing = stood && standingOn(stood, day);
  return {
    ...loan,
    overdue: standing?.overdue ?? none(loan.outstanding),
    daysPastDue: standing?.daysPastDue ?? 0,
    bucket: standing?.bucket ?? 'current',
    overdueSince: standing?.overdueSince ?? null,
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
