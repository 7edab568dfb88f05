import type { Day, Evolve } from '#kernel';
import { minus, none, plus } from '#kernel';
import type { Instalment } from '../book/instalments.js';
import type { LoanAccount } from '../book/loan-account.js';
import { emptyAccount } from '../book/loan-account.js';
import type { LoanStanding } from '../book/standing.js';
import { accounting } from './money/accounting.js';
import type { loanEvents } from './loan.events.js';
import type { Identified, Loan } from './loan.state.js';

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

/** The arm of an event that moves money or changes what falls due. */
const moved =
  <D extends { readonly valueDate: Day }>(counts: (data: D, account: LoanAccount) => LoanAccount) =>
  (data: D & { readonly standing: LoanStanding }, loan: Loan): Loan => ({
    ...loan,
    ...turns(data.standing),
    ...known(loan, data.valueDate),
    account: counts(data, loan.account),
  });

/** What each event does to the state of a loan. */
export const evolve: Evolve<Loan, typeof loanEvents> = {
  LoanGranted: ({ clientId, applicationId, managerId, terms, product, ...granted }) => ({
    status: 'granted',
    clientId,
    applicationId,
    managerId,
    units: [],
    terms,
    grantedOn: granted.valueDate,
    ...(granted.validUntil !== undefined && { validUntil: granted.validUntil }),
    account: emptyAccount(terms, product),
    migrated: granted.origin !== undefined,
    repayments: [],
    applied: [],
    knownOn: granted.valueDate,
    nextAgeingOn: null,
    bucket: 'current',
    guaranteed: granted.guaranteed,
    guarantees: [],
    claim: none(terms.amount),
    recoveries: [],
    proposals: [],
    proposalIds: [],
    drawdownIds: [],
    feeIds: [],
    chargeBacks: [],
    misused: false,
    class: 'normal',
    stage: 'stage1',
  }),
  LoanPlaced: ({ managerId, units }, loan) => ({ ...loan, managerId, units }),
  LoanLapsed: (_, loan) => ({ ...loan, status: 'lapsed' }),
  AgreementSigned: (data, loan) => ({
    ...loan,
    status: 'signed',
    signedOn: data.valueDate,
    agreementNumber: data.agreementNumber,
    account: accounting.AgreementSigned(data, loan.account),
  }),
  LoanProposalMade: ({ proposalId, proposal, evidence, proposedBy, valueDate }, loan) => ({
    ...loan,
    proposals: [
      ...loan.proposals,
      { proposalId, proposal, evidence, involved: [proposedBy], stepsTaken: 0, valueDate },
    ],
    proposalIds: [...loan.proposalIds, proposalId],
  }),
  LoanProposalApproved: ({ proposalId, approvedBy, stepsLeft }, loan) => ({
    ...loan,
    proposals: loan.proposals.flatMap((open) =>
      open.proposalId !== proposalId
        ? [open]
        : stepsLeft === 0
          ? []
          : [
              {
                ...open,
                involved: [...open.involved, approvedBy],
                stepsTaken: open.stepsTaken + 1,
              },
            ],
    ),
  }),
  LoanProposalDeclined: ({ proposalId }, loan) => ({
    ...loan,
    proposals: loan.proposals.filter((open) => open.proposalId !== proposalId),
  }),
  DrawdownTurnedAway: (_, loan) => loan,
  MeasureTurnedAway: (_, loan) => loan,
  LoanDisbursed: (data, loan) => ({
    ...loan,
    ...known(loan, data.valueDate),
    status: 'active',
    account: accounting.LoanDisbursed(data, loan.account),
    drawdownIds: data.drawdown ? [...loan.drawdownIds, data.drawdown.drawdownId] : loan.drawdownIds,
  }),
  LoanTakenOver: (data, loan) => ({
    ...moved(accounting.LoanTakenOver)(data, loan),
    status: 'active',
    migrated: false,
  }),
  DrawdownReversed: (data, loan) => {
    const after = moved<typeof data>(accounting.DrawdownReversed)(data, loan);
    const drawdownIds = loan.drawdownIds.filter((id) => id !== data.drawdownId);
    if (data.left.minor > 0) return { ...after, drawdownIds };
    const { maturesOn: _, agreedUntil: __, reset: ___, agedOn: ____, ...undrawn } = after;
    return { ...undrawn, drawdownIds, status: 'signed', bucket: 'current', nextAgeingOn: null };
  },
  UseEvidenced: (_, loan) => loan,
  LoanMisused: (data, loan) => ({ ...moved(accounting.LoanMisused)(data, loan), misused: true }),
  FeeCharged: (data, loan) => ({
    ...moved(accounting.FeeCharged)(data, loan),
    feeIds: [...loan.feeIds, data.feeId],
  }),
  RepaymentChargedBack: (data, loan) => ({
    ...moved(accounting.RepaymentChargedBack)(data, loan),
    chargeBacks: [...loan.chargeBacks, { id: data.repaymentId, amount: data.amount }],
  }),
  RateResetAnnounced: moved(accounting.RateResetAnnounced),
  RateResetPlanned: ({ resetOn: on, noticeOn }, loan) => ({
    ...loan,
    reset: { on, noticeOn, isMissing: false },
  }),
  OverdueExcused: (data, loan) => ({
    ...loan,
    account: accounting.OverdueExcused(data, loan.account),
  }),
  RateFixingMissing: ({ resetOn: on, fixedOn: noticeOn }, loan) => ({
    ...loan,
    reset: { on, noticeOn, isMissing: true },
  }),
  LoanRestructured: moved(accounting.LoanRestructured),
  LoanExtended: moved(accounting.LoanExtended),
  LoanAccelerated: moved(accounting.LoanAccelerated),
  DebtConverted: moved(accounting.DebtConverted),
  LoanTransferred: ({ valueDate }, loan) => ({
    ...loan,
    ...known(loan, valueDate),
    status: 'transferred',
  }),
  SuspenseRefunded: moved(accounting.SuspenseRefunded),
  LoanComponentWaived: moved(accounting.LoanComponentWaived),
  ScheduleAgreed: ({ rows, standing }, loan) => {
    const ending = ends(rows);
    const { maturesOn: agreedUntil } = ending;
    return {
      ...loan,
      ...turns(standing),
      ...ending,
      ...(agreedUntil !== undefined && { agreedUntil }),
    };
  },
  ScheduleRecalculated: ({ rows, standing }, loan) => ({
    ...loan,
    ...turns(standing),
    ...ends(rows),
  }),
  RepaymentRecorded: ({ loanId: _, clientId: __, standing, rule: ___, ...repayment }, loan) => ({
    ...loan,
    ...turns(standing),
    ...known(loan, repayment.valueDate),
    account: accounting.RepaymentRecorded(repayment, loan.account),
    repayments: [...loan.repayments, { ...repayment, reversed: false }],
  }),
  RepaymentReversed: ({ repaymentId, standing }, loan) => ({
    ...loan,
    ...turns(standing),
    account: accounting.RepaymentReversed({ repaymentId }, loan.account),
    repayments: loan.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversed: true } : repayment,
    ),
  }),
  LoanRecalculated: ({ reallocations, standing, valueDate }, loan) => ({
    ...loan,
    ...turns(standing),
    ...known(loan, valueDate),
    repayments: loan.repayments.map((repayment) => {
      const [anew] = reallocations.flatMap((one) =>
        'repaymentId' in one && one.repaymentId === repayment.repaymentId ? [one] : [],
      );
      if (!anew) return repayment;
      const { allocation, overpaid } = anew;
      return { ...repayment, allocation, overpaid };
    }),
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
  WriteOffReversed: (data, loan) => ({
    ...moved(accounting.WriteOffReversed)(data, loan),
    status: 'active',
    claim: none(loan.claim),
  }),
  RecoveryRecorded: (data, loan) => ({
    ...loan,
    ...known(loan, data.valueDate),
    account: accounting.RecoveryRecorded(data, loan.account),
    claim: minus(loan.claim, data.amount),
    recoveries: [...loan.recoveries, { id: data.recoveryId, amount: data.amount }],
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
  LoanClassified: (data, loan) => ({
    ...moved(accounting.LoanClassified)(data, loan),
    class: data.class,
    stage: data.stage,
  }),
  ClosedDaysRevised: (_, loan) => loan,
  LoanFiguresDiffered: (_, loan) => loan,
  LoanOutcomeUnreported: (_, loan) => ({ ...loan, status: 'unknown' }),
};
