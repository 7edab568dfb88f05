import type { CreditTerms } from '#credit';
import type { Day, Evolve, Money } from '#kernel';
import { minus, none, plus } from '#kernel';
import type { AgeingBucket, Share } from '#loan-arithmetic';
import type { LoanStatus } from '../lending.codes.js';
import type { PrepaymentKind } from '../book/facts.js';
import { drawdownFact, paymentFact, paymentId } from '../book/facts.js';
import type { LoanAccount } from '../book/loan-account.js';
import { emptyAccount, withFact, withoutFact } from '../book/loan-account.js';
import type { Instalment } from '../book/instalments.js';
import type { LoanStanding } from '../book/standing.js';
import type { loanEvents } from './loan.events.js';

/** A repayment and what it was last decided to pay. */
export interface RecordedRepayment {
  readonly repaymentId: string;
  readonly allocation: readonly Share[];
  readonly overpaid: Money;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly prepayment?: PrepaymentKind;
  readonly reversed: boolean;
}

/** Money out of suspense on a due date, and what it was last decided to pay. */
interface Applied {
  readonly on: Day;
  readonly allocation: readonly Share[];
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
  readonly managerId: string;
  readonly units: readonly string[];
  readonly terms: CreditTerms;
  readonly grantedOn: Day;
  readonly signedOn?: Day;
  /** The money facts that stand. */
  readonly account: LoanAccount;
  /** Taken over at its end from another system: no schedule was ever kept of it here. */
  readonly migrated: boolean;
  /** The last due day of the schedule that was last decided. */
  readonly maturesOn?: Day;
  readonly repayments: readonly RecordedRepayment[];
  readonly applied: readonly Applied[];
  /** The latest value date of a money fact or of ageing: a fact before it is late. */
  readonly knownOn: Day;
  /** The last day on which ageing found something. */
  readonly agedOn?: Day;
  /** The day that was last said to bring something new. */
  readonly nextAgeingOn: Day | null;
  /** The bucket that was last announced. */
  readonly bucket: AgeingBucket;
  readonly guaranteed: Money;
  readonly guarantees: readonly Identified[];
  /** Written off and not recovered. */
  readonly claim: Money;
  readonly recoveries: readonly Identified[];
}

const later = (a: Day | undefined, b: Day): Day => (a !== undefined && a > b ? a : b);

const known = (loan: Loan, valueDate: Day): Pick<Loan, 'knownOn'> => ({
  knownOn: later(loan.knownOn, valueDate),
});

const ends = (rows: readonly Instalment[]): Pick<Loan, 'maturesOn'> => {
  const maturesOn = rows.at(-1)?.dueOn;
  return maturesOn === undefined ? {} : { maturesOn };
};

const turns = ({ nextAgeingOn }: LoanStanding): Pick<Loan, 'nextAgeingOn'> => ({ nextAgeingOn });

const aged = (
  loan: Loan,
  standing: LoanStanding,
): Pick<Loan, 'knownOn' | 'agedOn' | 'nextAgeingOn'> => ({
  ...known(loan, standing.on),
  ...turns(standing),
  agedOn: later(loan.agedOn, standing.on),
});

const without = (all: readonly Identified[], id: string): readonly Identified[] =>
  all.filter((one) => one.id !== id);

export const evolve: Evolve<Loan, typeof loanEvents> = {
  LoanGranted: ({ clientId, managerId, terms, guaranteed, valueDate, origin }) => ({
    status: 'granted',
    clientId,
    managerId,
    units: [],
    terms,
    grantedOn: valueDate,
    account: emptyAccount(terms),
    migrated: origin !== undefined,
    repayments: [],
    applied: [],
    knownOn: valueDate,
    nextAgeingOn: null,
    bucket: 'current',
    guaranteed,
    guarantees: [],
    claim: none(terms.amount),
    recoveries: [],
  }),
  LoanPlaced: ({ managerId, units }, loan) => ({ ...loan, managerId, units }),
  AgreementSigned: ({ valueDate }, loan) => ({ ...loan, status: 'signed', signedOn: valueDate }),
  LoanDisbursed: ({ amount, valueDate }, loan) => ({
    ...loan,
    ...known(loan, valueDate),
    status: 'active',
    account: withFact(
      loan.account,
      drawdownFact(String(loan.account.recorded + 1), amount, valueDate),
    ),
  }),
  ScheduleAgreed: ({ rows, standing }, loan) => ({ ...loan, ...turns(standing), ...ends(rows) }),
  ScheduleRecalculated: ({ rows, standing }, loan) => ({
    ...loan,
    ...turns(standing),
    ...ends(rows),
  }),
  RepaymentRecorded: ({ loanId: _, clientId: __, standing, rule: ___, ...repayment }, loan) => ({
    ...loan,
    ...turns(standing),
    ...known(loan, repayment.valueDate),
    account: withFact(loan.account, paymentFact(repayment)),
    repayments: [...loan.repayments, { ...repayment, reversed: false }],
  }),
  RepaymentReversed: ({ repaymentId, standing }, loan) => ({
    ...loan,
    ...turns(standing),
    account: withoutFact(loan.account, paymentId(repaymentId)),
    repayments: loan.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversed: true } : repayment,
    ),
  }),
  LoanRecalculated: ({ reallocations, standing, valueDate }, loan) => ({
    ...loan,
    ...turns(standing),
    ...known(loan, valueDate),
    repayments: loan.repayments.map((repayment) => ({
      ...repayment,
      ...reallocations.find(
        (one) => 'repaymentId' in one && one.repaymentId === repayment.repaymentId,
      ),
    })),
    applied: reallocations.reduce(
      (applied, one) =>
        'appliedOn' in one
          ? [
              ...applied.filter(({ on }) => on !== one.appliedOn),
              { on: one.appliedOn, allocation: one.allocation },
            ]
          : applied,
      loan.applied,
    ),
  }),
  SuspenseApplied: ({ allocation, standing, valueDate }, loan) => ({
    ...loan,
    ...aged(loan, standing),
    applied: [...loan.applied, { on: valueDate, allocation }],
  }),
  InstalmentMissed: ({ standing }, loan) => ({ ...loan, ...aged(loan, standing) }),
  ArrearsGrew: ({ standing }, loan) => ({ ...loan, ...aged(loan, standing) }),
  LoanFellOverdue: ({ standing }, loan) => ({
    ...loan,
    ...aged(loan, standing),
    bucket: standing.bucket,
  }),
  OverdueBucketChanged: ({ to, standing }, loan) => ({
    ...loan,
    ...aged(loan, standing),
    bucket: to,
  }),
  LoanCameCurrent: ({ standing }, loan) => ({
    ...loan,
    ...aged(loan, standing),
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
