import type { Day, Money, Rows } from '#kernel';
import type { CreditTerms } from '#credit';
import type { PrepaymentKind } from '../book/facts.js';
import type { LoanAccount } from '../book/loan-account.js';
import { emptyAccount } from '../book/loan-account.js';
import { accounting } from '../loan/accounting.js';
import type { loanEvents } from '../loan/loan.events.js';
import type { Payee } from '../loan/payee.js';
import type { RepaymentSource } from '../loan/proposal.codes.js';

/** Money that was paid out. */
export interface StatedDrawdown {
  readonly amount: Money;
  readonly on: Day;
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
  readonly migrated: boolean;
  readonly drawdowns: readonly StatedDrawdown[];
  readonly repayments: readonly PostedRepayment[];
  readonly recoveries: readonly StatedRecovery[];
  readonly writtenOff?: StatedWriteOff;
  /** What the bank sold. */
  readonly transferred?: StatedWriteOff;
}

export const opened = (
  loanId: string,
  clientId: string,
  terms: CreditTerms,
  migrated: boolean,
): StatementRow => ({
  loanId,
  clientId,
  currency: terms.amount.currency,
  account: emptyAccount(terms),
  migrated,
  drawdowns: [],
  repayments: [],
  recoveries: [],
});

/** The arm of an event that only adds to the account. */
const counts =
  <D>(add: (data: D, account: LoanAccount) => LoanAccount) =>
  (data: D, row: StatementRow): StatementRow => ({ ...row, account: add(data, row.account) });

export const on: Rows<StatementRow, typeof loanEvents> = {
  LoanDisbursed: (data, row) => ({
    ...row,
    account: accounting.LoanDisbursed(data, row.account),
    drawdowns: [...row.drawdowns, { amount: data.amount, on: data.valueDate }],
  }),
  RepaymentRecorded: (data, row, { at: recordedAt }) => {
    const { repaymentId, amount, valueDate, prepayment, payer, source } = data;
    const posting = { repaymentId, amount, valueDate, ...(prepayment && { prepayment }) };
    const from = { ...(payer && { payer }), ...(source && { source }) };
    return {
      ...row,
      account: accounting.RepaymentRecorded(posting, row.account),
      repayments: [...row.repayments, { ...posting, ...from, recordedAt }],
    };
  },
  RepaymentReversed: ({ repaymentId, reason: reversedBecause }, row) => ({
    ...row,
    account: accounting.RepaymentReversed({ repaymentId }, row.account),
    repayments: row.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversedBecause } : repayment,
    ),
  }),
  AgreementSigned: counts(accounting.AgreementSigned),
  FeeCharged: counts(accounting.FeeCharged),
  RepaymentChargedBack: counts(accounting.RepaymentChargedBack),
  RateResetAnnounced: counts(accounting.RateResetAnnounced),
  LoanRestructured: counts(accounting.LoanRestructured),
  LoanExtended: counts(accounting.LoanExtended),
  LoanAccelerated: counts(accounting.LoanAccelerated),
  DebtConverted: counts(accounting.DebtConverted),
  LoanTransferred: ({ principal, interest, valueDate }, row) => ({
    ...row,
    transferred: { principal, interest, on: valueDate },
  }),
  SuspenseRefunded: counts(accounting.SuspenseRefunded),
  LoanComponentWaived: counts(accounting.LoanComponentWaived),
  LoanMisused: counts(accounting.LoanMisused),
  LoanWrittenOff: ({ principal, interest, valueDate }, row) => ({
    ...row,
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
    account: accounting.WriteOffReversed(data, row.account),
    recoveries: [],
  }),
};
