import type { DataOf, Day, DecimalText } from '#kernel';
import type { PlanChange } from '#loan-arithmetic';
import { bearing } from '#loan-arithmetic';
import {
  drawdownFact,
  drawdownId as factOfDrawdown,
  paymentFact,
  paymentId,
  takenOverFacts,
} from '../../book/facts.js';
import type { LoanAccount, NewFact } from '../../book/loan-account.js';
import { withFact, withoutFact } from '../../book/loan-account.js';
import { isNonPerforming } from '../../risk-class.codes.js';
import type { loanEvents } from '../loan.events.js';

/** What an event says, as far as the account depends on it. */
export type Said<T extends keyof typeof loanEvents> = Omit<
  DataOf<(typeof loanEvents)[T]>,
  'standing' | 'loanId' | 'clientId'
>;

type Accounting = {
  readonly [T in keyof typeof loanEvents]?: (data: Said<T>, account: LoanAccount) => LoanAccount;
};

/** The facts of the book that an event adds: the one place that knows, for deciders and views. */
export const accounting = {
  /** One that was taken over has no id: it bears its place. */
  LoanDisbursed: ({ amount, drawdown, valueDate }: Said<'LoanDisbursed'>, account: LoanAccount) => {
    const id = drawdown?.drawdownId ?? `place.${account.recorded + 1}`;
    return withFact(account, drawdownFact(id, amount, valueDate));
  },

  LoanTakenOver: (
    {
      principal,
      items,
      accruedInterest,
      valueDate,
    }: Pick<Said<'LoanTakenOver'>, 'principal' | 'items' | 'accruedInterest' | 'valueDate'>,
    account: LoanAccount,
  ): LoanAccount =>
    takenOverFacts(principal, items, valueDate).reduce(withFact, {
      ...account,
      ...(accruedInterest && { accruedInterest }),
    }),

  DrawdownReversed: (
    { drawdownId }: Pick<Said<'DrawdownReversed'>, 'drawdownId'>,
    account: LoanAccount,
  ) => withoutFact(account, factOfDrawdown(drawdownId)),

  RepaymentRecorded: (posting: PostedFact, account: LoanAccount) =>
    withFact(account, paymentFact(posting)),

  RepaymentReversed: (
    { repaymentId }: Pick<Said<'RepaymentReversed'>, 'repaymentId'>,
    account: LoanAccount,
  ) => withoutFact(account, paymentId(repaymentId)),

  SuspenseRefunded: (
    { refundId, amount, valueDate }: Said<'SuspenseRefunded'>,
    account: LoanAccount,
  ) => withFact(account, { kind: 'refund', id: `refund:${refundId}`, amount, valueDate }),

  LoanComponentWaived: (
    { waiverId, component, amount, valueDate }: Said<'LoanComponentWaived'>,
    account: LoanAccount,
  ) =>
    withFact(account, { kind: 'waiver', id: `waiver:${waiverId}`, component, amount, valueDate }),

  /** Resets that were announced before, for a later day, bear the markup as well. */
  LoanMisused: ({ markup, annualRate, valueDate }: Said<'LoanMisused'>, account: LoanAccount) => {
    const id = `misuse:${account.recorded + 1}`;
    const marked = withFact(account, { kind: 'misuse', id, markup, valueDate });
    const lifted = withFact(marked, uplift(id, annualRate, valueDate));
    return announcedAfter(account, valueDate).reduce(
      (before, reset) =>
        withFact(before, uplift(reset.id, bearing(reset.annualRate, markup), reset.valueDate)),
      lifted,
    );
  },

  /** A claim that is non-performing by its class is paid in that order, whatever its arrears. */
  LoanClassified: (
    { class: decided, valueDate }: Pick<Said<'LoanClassified'>, 'class' | 'valueDate'>,
    account: LoanAccount,
  ) => {
    const assetClass = isNonPerforming(decided) ? 'nonPerforming' : 'performing';
    const known = account.facts.findLast((fact) => fact.kind === 'assetClass');
    return (known?.assetClass ?? 'performing') === assetClass
      ? account
      : withFact(account, {
          kind: 'assetClass',
          id: `class:${account.recorded + 1}`,
          assetClass,
          valueDate,
        });
  },

  AgreementSigned: ({ clauses }: Pick<Said<'AgreementSigned'>, 'clauses'>, account: LoanAccount) =>
    clauses === undefined ? account : { ...account, clauses },

  /** Changes no money, only what the overdue counts for. */
  OverdueExcused: (
    { from, to, reason }: Pick<Said<'OverdueExcused'>, 'from' | 'to' | 'reason'>,
    account: LoanAccount,
  ): LoanAccount => ({
    ...account,
    technical: [...(account.technical ?? []), { from, to, reason }],
  }),

  FeeCharged: ({ feeId, fee, dueOn, valueDate }: Said<'FeeCharged'>, account: LoanAccount) =>
    withFact(account, { kind: 'fee', id: `fee:${feeId}`, fee, dueOn, valueDate }),

  RepaymentChargedBack: (
    { chargeBackId, repaymentId, amount, valueDate }: Said<'RepaymentChargedBack'>,
    account: LoanAccount,
  ) =>
    withFact(account, {
      kind: 'chargeBack',
      id: `chargeBack:${chargeBackId}`,
      of: paymentId(repaymentId),
      amount,
      valueDate,
    }),

  /** Counts from a day to come: the account knows it beforehand. Misuse goes on bearing its markup. */
  RateResetAnnounced: ({ from, annualRate }: Said<'RateResetAnnounced'>, account: LoanAccount) => {
    const id = `rate:${account.recorded + 1}`;
    const reset = withFact(account, { kind: 'rateReset', id, annualRate, valueDate: from });
    const misuse = account.facts.find((fact) => fact.kind === 'misuse');
    if (misuse === undefined) return reset;
    return withFact(reset, uplift(id, bearing(annualRate, misuse.markup), from));
  },

  LoanRestructured: (
    { restructuringId, change, valueDate }: Said<'LoanRestructured'>,
    account: LoanAccount,
  ) => planned(account, `restructuring:${restructuringId}`, change, valueDate),

  LoanExtended: ({ extensionId, change, valueDate }: Said<'LoanExtended'>, account: LoanAccount) =>
    planned(account, `extension:${extensionId}`, change, valueDate),

  LoanAccelerated: ({ accelerationId, valueDate }: Said<'LoanAccelerated'>, account: LoanAccount) =>
    planned(account, `acceleration:${accelerationId}`, { to: 'accelerate' }, valueDate),

  DebtConverted: (
    { conversionId, amount, valueDate }: Said<'DebtConverted'>,
    account: LoanAccount,
  ) => {
    const repaymentId = `conversion.${conversionId}`;
    const prepayment = 'reduceInstalment';
    return withFact(account, paymentFact({ repaymentId, amount, valueDate, prepayment }));
  },

  RecoveryRecorded: (
    { recoveryId, amount, valueDate }: Said<'RecoveryRecorded'>,
    account: LoanAccount,
  ): LoanAccount => ({
    ...account,
    recoveries: [
      ...account.recoveries,
      paymentFact({ repaymentId: `recovery.${recoveryId}`, amount, valueDate }, 'recovery'),
    ],
  }),

  /** What was recovered meanwhile counts as repaid on its day. */
  WriteOffReversed: (_: unknown, account: LoanAccount): LoanAccount =>
    account.recoveries.reduce(withFact, { ...account, recoveries: [] }),
} as const satisfies Accounting;

/** The rate that misused money bears from a day on, beside the contract rate `of` the same. */
const uplift = (of: string, annualRate: DecimalText, valueDate: Day): NewFact => ({
  kind: 'rateReset',
  id: `${of}.misuse`,
  annualRate,
  uplift: true,
  valueDate,
});

/** The contract rates that are known beforehand: they count from a later day. */
const announcedAfter = ({ facts }: LoanAccount, day: Day) =>
  facts.flatMap((fact) =>
    fact.kind === 'rateReset' && fact.uplift !== true && fact.valueDate > day ? [fact] : [],
  );

function planned(
  account: LoanAccount,
  id: string,
  change: PlanChange,
  valueDate: Day,
): LoanAccount {
  return withFact(account, { kind: 'planChange', id, change, valueDate });
}

type PostedFact = Pick<
  Said<'RepaymentRecorded'>,
  'repaymentId' | 'amount' | 'valueDate' | 'prepayment'
>;
