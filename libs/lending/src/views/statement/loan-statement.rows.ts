import type { Day, Money, Rows } from '#kernel';
import { each } from '#kernel';
import type { CreditTerms, GrantedProduct } from '#credit';
import type { PrepaymentKind } from '../../book/facts.js';
import type { LoanAccount } from '../../book/loan-account.js';
import { emptyAccount } from '../../book/loan-account.js';
import { accounting } from '../../loan/money/accounting.js';
import type { LoanStanding } from '../../book/standing.js';
import type { loanEvents } from '../../loan/loan.events.js';
import { standingEvents } from '../../loan/servicing/standing-events.js';
import type { Payee } from '../../loan/money/payee.js';
import type { RepaymentSource } from '../../loan/proposal/proposal.codes.js';

/** Money that was paid out. */
export interface StatedDrawdown {
  /** Absent of a drawdown that was taken over from another system. */
  readonly drawdownId?: string;
  readonly amount: Money;
  readonly on: Day;
  /** Why it was taken back, where it was. */
  readonly reversedBecause?: string;
  /** It was not paid out here: the loan came onto the book with it. */
  readonly takenOver?: true;
}

/** Money that came in. */
export interface PostedRepayment {
  readonly repaymentId: string;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly prepayment?: PrepaymentKind;
  readonly payer?: Payee;
  readonly source?: RepaymentSource;
  /** The moment it was recorded, perhaps long after its value date. */
  readonly recordedAt: string;
  /** Why it was taken back, where it was. */
  readonly reversedBecause?: string;
}

/** Money that came in on a loan that is written off. */
export interface StatedRecovery {
  readonly recoveryId: string;
  readonly amount: Money;
  readonly valueDate: Day;
}

/** What was taken off the books. */
export interface StatedWriteOff {
  readonly principal: Money;
  readonly interest: Money;
  readonly on: Day;
}

/** The money facts of a loan: the statement follows from them when it is asked for. */
export interface StatementRow {
  readonly loanId: string;
  readonly clientId: string;
  readonly currency: string;
  readonly account: LoanAccount;
  /** How the loan stood when something last happened to its money: what rows show follows from it. */
  readonly standing?: LoanStanding;
  /** Paid out, and neither at its end nor off the books. */
  readonly runs: boolean;
  readonly migrated: boolean;
  /** All guarantees together. */
  readonly guaranteed: Money;
  /** Restructurings of a debtor in financial difficulty (重组). */
  readonly forbearances: readonly Day[];
  readonly drawdowns: readonly StatedDrawdown[];
  readonly repayments: readonly PostedRepayment[];
  readonly recoveries: readonly StatedRecovery[];
  readonly writtenOff?: StatedWriteOff;
  /** What the bank sold. */
  readonly transferred?: StatedWriteOff;
}

interface OfProduct {
  readonly product?: GrantedProduct;
}

export const opened = (
  loanId: string,
  clientId: string,
  terms: CreditTerms,
  { migrated, guaranteed, product }: Pick<StatementRow, 'migrated' | 'guaranteed'> & OfProduct,
): StatementRow => ({
  loanId,
  clientId,
  currency: terms.amount.currency,
  account: emptyAccount(terms, product),
  runs: false,
  migrated,
  guaranteed,
  forbearances: [],
  drawdowns: [],
  repayments: [],
  recoveries: [],
});

/** The arm of an event that only adds to the account. */
const counts =
  <D>(add: (data: D, account: LoanAccount) => LoanAccount) =>
  (data: D, row: StatementRow): StatementRow => ({ ...row, account: add(data, row.account) });

interface Standing {
  readonly standing: LoanStanding;
}
const stands = ({ standing }: Standing, row: StatementRow): StatementRow => ({ ...row, standing });

/** The arm of an event that adds to the account and tells how the loan stands. */
const moves =
  <D>(add: (data: D, account: LoanAccount) => LoanAccount) =>
  (data: D & Standing, row: StatementRow): StatementRow =>
    counts(add)(data, stands(data, row));

export const on: Rows<StatementRow, typeof loanEvents> = {
  ...each(standingEvents, stands),
  LoanSettled: (_, row) => ({ ...row, runs: false }),
  LoanReopened: (_, row) => ({ ...row, runs: true }),
  LoanDisbursed: (data, row) => ({
    ...row,
    account: accounting.LoanDisbursed(data, row.account),
    runs: true,
    drawdowns: [
      ...row.drawdowns,
      {
        ...(data.drawdown && { drawdownId: data.drawdown.drawdownId }),
        amount: data.amount,
        on: data.valueDate,
      },
    ],
  }),
  LoanTakenOver: (data, row) => ({
    ...moves(accounting.LoanTakenOver)(data, row),
    ...{ runs: true, migrated: false },
    drawdowns: [{ amount: data.outstanding, on: data.valueDate, takenOver: true }],
  }),
  DrawdownReversed: (data, row) => ({
    ...moves(accounting.DrawdownReversed)(data, row),
    runs: row.runs && data.left.minor > 0,
    drawdowns: row.drawdowns.map((drawdown) =>
      drawdown.drawdownId === data.drawdownId
        ? { ...drawdown, reversedBecause: data.reason }
        : drawdown,
    ),
  }),
  RepaymentRecorded: (data, row, { at: recordedAt }) => {
    const { repaymentId, amount, valueDate, prepayment, payer, source, standing } = data;
    const posting = { repaymentId, amount, valueDate, ...(prepayment && { prepayment }) };
    const from = { ...(payer && { payer }), ...(source && { source }) };
    return {
      ...row,
      standing,
      account: accounting.RepaymentRecorded(posting, row.account),
      repayments: [...row.repayments, { ...posting, ...from, recordedAt }],
    };
  },
  RepaymentReversed: ({ repaymentId, reason: reversedBecause, standing }, row) => ({
    ...row,
    standing,
    account: accounting.RepaymentReversed({ repaymentId }, row.account),
    repayments: row.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversedBecause } : repayment,
    ),
  }),
  LoanClassified: moves(accounting.LoanClassified),
  AgreementSigned: counts(accounting.AgreementSigned),
  OverdueExcused: counts(accounting.OverdueExcused),
  FeeCharged: moves(accounting.FeeCharged),
  RepaymentChargedBack: moves(accounting.RepaymentChargedBack),
  RateResetAnnounced: moves(accounting.RateResetAnnounced),
  LoanRestructured: (data, row) => ({
    ...moves(accounting.LoanRestructured)(data, row),
    forbearances: data.inDifficulty ? [...row.forbearances, data.valueDate] : row.forbearances,
  }),
  GuaranteeRecorded: ({ guaranteed }, row) => ({ ...row, guaranteed }),
  GuaranteeReleased: ({ guaranteed }, row) => ({ ...row, guaranteed }),
  LoanExtended: moves(accounting.LoanExtended),
  LoanAccelerated: moves(accounting.LoanAccelerated),
  DebtConverted: moves(accounting.DebtConverted),
  LoanTransferred: ({ principal, interest, valueDate }, row) => ({
    ...row,
    runs: false,
    transferred: { principal, interest, on: valueDate },
  }),
  SuspenseRefunded: moves(accounting.SuspenseRefunded),
  LoanComponentWaived: moves(accounting.LoanComponentWaived),
  LoanMisused: moves(accounting.LoanMisused),
  LoanWrittenOff: ({ principal, interest, valueDate }, row) => ({
    ...row,
    runs: false,
    writtenOff: { principal, interest, on: valueDate },
  }),
  RecoveryRecorded: (data, row) => {
    const { recoveryId, amount, valueDate } = data;
    return {
      ...row,
      account: accounting.RecoveryRecorded(data, row.account),
      recoveries: [...row.recoveries, { recoveryId, amount, valueDate }],
    };
  },
  WriteOffReversed: (data, { writtenOff: _, ...row }) => ({
    ...row,
    runs: true,
    standing: data.standing,
    account: accounting.WriteOffReversed(data, row.account),
    recoveries: [],
  }),
};
