import type { DataOf, Day, DecimalText, Occurrence, Openings, Rows } from '#kernel';
import { each, none, plus } from '#kernel';
import { bearing } from '#loan-arithmetic';
import type { LoanStanding } from '../../book/standing.js';
import { lateFrom, standingOn, unpaidSince } from '../../book/standing.js';
import type { loanEvents } from '../../loan/loan.events.js';
import { standingEvents } from '../../loan/servicing/standing-events.js';
import type { KeptLoan, LoanRow, TakenOverFrom } from './loan-row.js';

export type * from './loan-row.js';

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

const takenOverBy = (data: DataOf<typeof loanEvents.LoanTakenOver>): TakenOverFrom => {
  const { outstanding, accruedInterest, standing, purchase, valueDate: on } = data;
  return {
    ...{ on, outstanding, overdueSince: standing.overdueSince },
    ...(accruedInterest && { accruedInterest }),
    ...(purchase && { seller: purchase.seller.name, price: purchase.price }),
  };
};

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
  LoanTakenOver: (data, { drawableUntil: _, ...row }) => ({
    ...stands(data, row),
    ...{ status: 'active', disbursed: data.outstanding, disbursedOn: data.valueDate },
    takenOver: takenOverBy(data),
  }),
  DrawdownReversed: (data, row) => {
    const after = { ...stands(data, row), disbursed: data.left };
    if (data.left.minor > 0) return after;
    const { disbursedOn: _, maturesOn: __, reset: ___, ...undrawn } = after;
    const { drawableUntil, valueDate } = data;
    return {
      ...closed(undrawn, valueDate),
      status: 'signed',
      ...(drawableUntil !== undefined && { drawableUntil }),
    };
  },
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
