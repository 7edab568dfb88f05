import type { CreditTerms } from '#credit';
import type { Day, Evolve, Money } from '#kernel';
import { minus, none, plus } from '#kernel';
import type { AgeingBucket, Drawdown, ScheduleRow } from '#loan-arithmetic';
import type { LoanStatus } from '../lending.codes.js';
import type { LoanAccount } from './loan-account.js';
import type { loanEvents, PrepaymentKind, Reallocation } from './loan.events.js';

/** A repayment and what it was last decided to pay. */
export interface RecordedRepayment extends Reallocation {
  readonly amount: Money;
  readonly valueDate: Day;
  readonly prepayment?: PrepaymentKind;
  readonly reversed: boolean;
}

/** An amount that is known by an id. */
interface Identified {
  readonly id: string;
  readonly amount: Money;
}

/** What later decisions need to know of a loan, and no more. */
export interface Loan {
  readonly status: LoanStatus;
  readonly clientId: string;
  readonly terms: CreditTerms;
  readonly openedOn: Day;
  readonly signedOn?: Day;
  readonly drawdowns: readonly Drawdown[];
  readonly rows: readonly ScheduleRow[];
  readonly repayments: readonly RecordedRepayment[];
  /** The latest value date of a money fact or of ageing: a fact before it is late. */
  readonly knownOn: Day;
  /** The last day on which ageing found something. */
  readonly agedOn?: Day;
  /** The bucket that was last announced. */
  readonly bucket: AgeingBucket;
  readonly guaranteed: Money;
  readonly guarantees: readonly Identified[];
  /** Written off and not recovered. */
  readonly claim: Money;
  readonly recoveries: readonly Identified[];
}

/** The money facts that stand. */
export const accountOf = ({ terms, drawdowns, rows, repayments }: Loan): LoanAccount => ({
  currency: terms.amount.currency,
  drawdowns,
  rows,
  repayments: repayments.filter(({ reversed }) => !reversed),
});

const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);

const known = (loan: Loan, valueDate: Day): Pick<Loan, 'knownOn'> => ({
  knownOn: later(loan.knownOn, valueDate),
});

const aged = (loan: Loan, valueDate: Day): Pick<Loan, 'knownOn' | 'agedOn'> => ({
  ...known(loan, valueDate),
  agedOn: later(loan.agedOn, valueDate),
});

const without = (all: readonly Identified[], id: string): readonly Identified[] =>
  all.filter((one) => one.id !== id);

export const evolve: Evolve<Loan, typeof loanEvents> = {
  LoanOpened: ({ clientId, terms, guaranteed, valueDate }) => ({
    status: 'opened',
    clientId,
    terms,
    openedOn: valueDate,
    drawdowns: [],
    rows: [],
    repayments: [],
    knownOn: valueDate,
    bucket: 'current',
    guaranteed,
    guarantees: [],
    claim: none(terms.amount),
    recoveries: [],
  }),
  AgreementSigned: ({ valueDate }, loan) => ({ ...loan, status: 'signed', signedOn: valueDate }),
  LoanDisbursed: ({ amount, valueDate }, loan) => ({
    ...loan,
    ...known(loan, valueDate),
    status: 'active',
    drawdowns: [...loan.drawdowns, { amount, on: valueDate }],
  }),
  ScheduleAgreed: ({ rows }, loan) => ({ ...loan, rows }),
  ScheduleRecalculated: ({ rows }, loan) => ({ ...loan, rows }),
  RepaymentRecorded: ({ loanId: _, clientId: __, standing: ___, ...repayment }, loan) => ({
    ...loan,
    ...known(loan, repayment.valueDate),
    repayments: [...loan.repayments, { ...repayment, reversed: false }],
  }),
  RepaymentReversed: ({ repaymentId }, loan) => ({
    ...loan,
    repayments: loan.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversed: true } : repayment,
    ),
  }),
  LoanRecalculated: ({ reallocations, valueDate }, loan) => ({
    ...loan,
    ...known(loan, valueDate),
    repayments: loan.repayments.map((repayment) => ({
      ...repayment,
      ...reallocations.find(({ repaymentId }) => repaymentId === repayment.repaymentId),
    })),
  }),
  InstalmentFellDue: ({ valueDate }, loan) => ({ ...loan, ...aged(loan, valueDate) }),
  LoanFellOverdue: ({ standing, valueDate }, loan) => ({
    ...loan,
    ...aged(loan, valueDate),
    bucket: standing.bucket,
  }),
  OverdueBucketChanged: ({ to, valueDate }, loan) => ({
    ...loan,
    ...aged(loan, valueDate),
    bucket: to,
  }),
  LoanCameCurrent: ({ valueDate }, loan) => ({
    ...loan,
    ...aged(loan, valueDate),
    bucket: 'current',
  }),
  LoanSettled: (_, loan) => ({ ...loan, status: 'settled' }),
  LoanReopened: (_, loan) => ({ ...loan, status: 'active' }),
  LoanWrittenOff: ({ principal, interest, valueDate }, loan) => ({
    ...loan,
    ...known(loan, valueDate),
    status: 'writtenOff',
    claim: plus(principal, interest),
  }),
  RecoveryRecorded: ({ recoveryId, amount }, loan) => ({
    ...loan,
    claim: minus(loan.claim, amount),
    recoveries: [...loan.recoveries, { id: recoveryId, amount }],
  }),
  GuaranteeRecorded: ({ guaranteeId, value, guaranteed }, loan) => ({
    ...loan,
    guaranteed,
    guarantees: [...without(loan.guarantees, guaranteeId), { id: guaranteeId, amount: value }],
  }),
  GuaranteeReleased: ({ guaranteeId, guaranteed }, loan) => ({
    ...loan,
    guaranteed,
    guarantees: without(loan.guarantees, guaranteeId),
  }),
  LoanOutcomeUnreported: (_, loan) => ({ ...loan, status: 'unknown' }),
};
