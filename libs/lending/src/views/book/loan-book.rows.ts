import type { CreditTerms } from '#credit';
import type { DataOf, Day, DecimalText, Money, Occurrence, Openings, Rows } from '#kernel';
import { each, none, plus } from '#kernel';
import type { RateIndex } from '#loan-arithmetic';
import { bearing } from '#loan-arithmetic';
import type { Industry, Name, Region } from '#clients';
import type { OrganisationName } from '#organisation';
import type { LoanStatus } from '../../lending.codes.js';
import type { LoanClass, Stage } from '../../risk-class.codes.js';
import type { LoanStanding } from '../../book/standing.js';
import { lateFrom, standingOn, unpaidSince } from '../../book/standing.js';
import type { PublishedOn } from '../../benchmark/published-on.js';
import type { Signatory } from '../../loan/signatories.js';
import type { loanEvents } from '../../loan/loan.events.js';
import { standingEvents } from '../../loan/servicing/standing-events.js';

/** A loan as it stands at the end of the day `on`. */
export interface LoanRow
  extends Omit<CreditTerms, 'amount' | 'revolving'>, Omit<LoanStanding, 'basis'> {
  readonly loanId: string;
  readonly clientId: string;
  readonly applicationId: string;
  /** The relationship manager of today. */
  readonly managerId: string;
  /** The relationship manager at origination. */
  readonly originatedBy: string;
  /** The manager's unit and those above it. */
  readonly units: readonly string[];
  readonly status: LoanStatus;
  readonly currency: string;
  readonly approved: Money;
  readonly approvedOn: Day;
  /** A year, or `unknown`. */
  readonly approvalYear: string;
  readonly grantedOn: Day;
  /** The last day for the first drawdown; none once it is made, or the approval has lapsed. */
  readonly drawableUntil?: Day;
  readonly revolving: boolean;
  readonly industry: Industry;
  readonly region: Region;
  readonly agreementNumber?: string;
  /** The day of the agreement, and who signed it for the bank and for the client. */
  readonly signedOn?: Day;
  readonly signatories?: readonly Signatory[];
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
  /** Contract rates that were set since the loan was granted, by the day they count from. */
  readonly rates: readonly RateFrom[];
  /** What the index was published at by which the rate was set last. */
  readonly published?: PublishedOn;
  /** The next reset of a rate that follows an index; none from the last due day on. */
  readonly reset?: PlannedReset;
  readonly restructuredOn?: Day;
  /** Restructured because the debtor is in financial difficulty. */
  readonly inDifficulty: boolean;
  readonly extensions: number;
  /** The class of the regulator that was decided (五级分类), and the stage of IFRS 9. */
  readonly class: LoanClass;
  readonly stage: Stage;
  /** The money was not used as agreed: from a day on the loan bears a markup on its rate. */
  readonly misuse?: { readonly from: Day; readonly markup: DecimalText };
}

/** When a rate is set anew by itself, and whether what it is to be fixed on is missing. */
export interface PlannedReset {
  readonly index: RateIndex;
  readonly on: Day;
  /** The evening on which it is fixed and announced. */
  readonly noticeOn: Day;
  readonly isMissing: boolean;
}

/** A rate and the day it counts from. */
export interface RateFrom {
  readonly from: Day;
  readonly annualRate: DecimalText;
}

/** A loan as lists show it: with the names behind its ids, and in words. */
export interface ListedLoan extends LoanRow {
  /** Absent where the asker does not see the client. */
  readonly clientName?: Name;
  readonly managerName?: OrganisationName;
  /** What its codes mean, in the language that was asked for. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A loan as it is kept: as it stood when something last happened, and what follows from that. */
export interface KeptLoan extends LoanRow {
  readonly basis: LoanStanding['basis'];
  /** The earliest due day with something unpaid, past or to come; `never` when there is none. */
  readonly unpaidSince: Day;
  /** The first day on which that counts as overdue, past or to come; `never` when there is none. */
  readonly lateFrom: Day;
}

/** Later than every day. */
export const never: Day = '9999-12-31';

/** The loan at the end of a day: the figures that change with the day alone are of that day. */
export function loanOn(kept: KeptLoan, day: Day | undefined): LoanRow {
  const { unpaidSince: _, lateFrom: __, ...row } = kept;
  const standing =
    day === undefined || day === never || row.status !== 'active' ? row : standingOn(row, day);
  const { basis: ___, reset, ...shown } = { ...row, ...standing };
  const annualRate = rateOn(row, day ?? never);
  return { ...shown, annualRate, ...(reset && isToCome(row) && { reset }) };
}

/** Whether the reset that was planned comes before the last due day. */
export const isToCome = ({ reset, maturesOn = never }: Pick<LoanRow, 'reset' | 'maturesOn'>) =>
  reset !== undefined && reset.on < maturesOn;

/** What the loan bears on a day: its contract rate, with the markup of misuse. */
function rateOn(row: Pick<LoanRow, 'annualRate' | 'rates' | 'misuse'>, day: Day): DecimalText {
  const { annualRate } = row.rates.findLast(({ from }) => from <= day) ?? row;
  const { misuse } = row;
  return misuse && misuse.from <= day ? bearing(annualRate, misuse.markup) : annualRate;
}

type Stood = LoanStanding & Pick<KeptLoan, 'unpaidSince' | 'lateFrom'>;

const stood = (standing: LoanStanding): Stood => ({
  ...standing,
  unpaidSince: unpaidSince(standing.basis) ?? never,
  lateFrom: lateFrom(standing.basis) ?? never,
});

/** Nothing is owed: a loan before its first drawdown, off the books, or at its end. */
function nothingOwed(loan: Pick<LoanRow, 'currency' | 'dayCount'>, on: Day): Stood {
  const nothing = none(loan);
  return stood({
    on,
    outstanding: nothing,
    due: nothing,
    overdue: nothing,
    overpaid: nothing,
    accruedInterest: nothing,
    penalty: nothing,
    daysPastDue: 0,
    bucket: 'current',
    overdueSince: null,
    nextDueOn: null,
    nextDue: nothing,
    nextAgeingOn: null,
    basis: {
      on,
      currency: loan.currency,
      outstanding: 0,
      held: 0,
      open: [],
      coming: [],
      interest: [],
      overdue: { mode: 'halfUp', dayCount: loan.dayCount },
    },
  });
}

const closed = (row: KeptLoan, on: Day): KeptLoan => ({
  ...row,
  ...nothingOwed(row, on),
  overpaid: row.overpaid,
});

function opened(data: DataOf<typeof loanEvents.LoanGranted>, { id }: Occurrence): KeptLoan {
  const { clientId, applicationId, managerId, terms, approvedOn, guaranteed, valueDate } = data;
  const { amount, revolving = false, ...rest } = terms;
  const { currency } = amount;
  return {
    loanId: id,
    clientId,
    applicationId,
    managerId,
    originatedBy: managerId,
    units: [],
    status: 'granted',
    ...rest,
    currency,
    approved: amount,
    approvedOn,
    approvalYear: data.approvalYear ?? approvedOn.slice(0, 4),
    grantedOn: valueDate,
    ...(data.validUntil !== undefined && { drawableUntil: data.validUntil }),
    revolving,
    disbursed: none({ currency }),
    guaranteed,
    writtenOff: none({ currency }),
    recovered: none({ currency }),
    settledOn: null,
    migrated: data.origin !== undefined,
    rates: [],
    inDifficulty: false,
    extensions: 0,
    class: 'normal',
    stage: 'stage1',
    ...nothingOwed({ ...terms, currency }, valueDate),
  };
}

export const openings: Openings<KeptLoan, typeof loanEvents> = { LoanGranted: opened };

const stands = ({ standing }: { readonly standing: LoanStanding }, row: KeptLoan): KeptLoan => ({
  ...row,
  ...stood(standing),
});

const rated = (row: KeptLoan, from: Day, annualRate: DecimalText): KeptLoan => ({
  ...row,
  rates: [...row.rates.filter((rate) => rate.from !== from), { from, annualRate }].toSorted(
    (a, b) => (a.from < b.from ? -1 : 1),
  ),
});

const scheduled = (data: DataOf<typeof loanEvents.ScheduleAgreed>, row: KeptLoan): KeptLoan => {
  const maturesOn = data.rows.at(-1)?.dueOn;
  return { ...stands(data, row), ...(maturesOn !== undefined && { maturesOn }) };
};

export const on: Rows<KeptLoan, typeof loanEvents> = {
  ...each(standingEvents, stands),
  ScheduleAgreed: scheduled,
  ScheduleRecalculated: scheduled,
  LoanMisused: (data, row) => ({
    ...stands(data, row),
    misuse: { from: data.valueDate, markup: data.markup },
  }),
  LoanClassified: (data, row) => ({
    ...stands(data, row),
    class: data.class,
    stage: data.stage,
  }),
  RateResetAnnounced: (data, { published: _, ...row }) => ({
    ...rated(stands(data, row), data.from, data.annualRate),
    ...(data.published && { published: data.published }),
  }),
  RateResetPlanned: ({ index, resetOn, noticeOn }, row) => ({
    ...row,
    reset: { index, on: resetOn, noticeOn, isMissing: false },
  }),
  RateFixingMissing: ({ index, resetOn, fixedOn }, row) => ({
    ...row,
    reset: { index, on: resetOn, noticeOn: fixedOn, isMissing: true },
  }),
  LoanRestructured: (data, row) => {
    const { annualRate } = data.stated;
    const { valueDate, inDifficulty } = data;
    const after = { ...stands(data, row), restructuredOn: valueDate, inDifficulty };
    return annualRate === undefined ? after : rated(after, valueDate, annualRate);
  },
  LoanExtended: (data, row) => ({ ...stands(data, row), extensions: row.extensions + 1 }),
  LoanTransferred: ({ valueDate }, row) => ({ ...closed(row, valueDate), status: 'transferred' }),
  WriteOffReversed: (data, row) => ({
    ...stands(data, row),
    status: 'active',
    writtenOff: none(row.writtenOff),
    recovered: none(row.recovered),
  }),
  LoanPlaced: ({ managerId, units }, row) => ({ ...row, managerId, units }),
  AgreementSigned: ({ agreementNumber, signatories, valueDate: signedOn }, row) => ({
    ...row,
    ...{ status: 'signed', agreementNumber, signedOn },
    ...(signatories && { signatories }),
  }),
  LoanLapsed: (_, { drawableUntil: __, ...row }) => ({ ...row, status: 'lapsed' }),
  LoanDisbursed: ({ amount, valueDate }, { drawableUntil: _, ...row }) => ({
    ...row,
    status: 'active',
    disbursed: plus(row.disbursed, amount),
    outstanding: plus(row.outstanding, amount),
    disbursedOn: row.disbursedOn ?? valueDate,
  }),
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
