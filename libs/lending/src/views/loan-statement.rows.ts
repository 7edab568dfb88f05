import type { Day, Money, Rows } from '#kernel';
import type { CreditTerms } from '#credit';
import type { PrepaymentKind } from '../book/facts.js';
import { drawdownFact, paymentFact, paymentId } from '../book/facts.js';
import type { LoanAccount } from '../book/loan-account.js';
import { emptyAccount, withFact, withoutFact } from '../book/loan-account.js';
import type { loanEvents } from '../loan/loan.events.js';

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

export const on: Rows<StatementRow, typeof loanEvents> = {
  LoanDisbursed: ({ amount, valueDate }, row) => ({
    ...row,
    account: withFact(
      row.account,
      drawdownFact(String(row.account.recorded + 1), amount, valueDate),
    ),
    drawdowns: [...row.drawdowns, { amount, on: valueDate }],
  }),
  RepaymentRecorded: (data, row, { at: recordedAt }) => {
    const { repaymentId, amount, valueDate, prepayment } = data;
    const posting = { repaymentId, amount, valueDate, ...(prepayment && { prepayment }) };
    return {
      ...row,
      account: withFact(row.account, paymentFact(posting)),
      repayments: [...row.repayments, { ...posting, recordedAt }],
    };
  },
  RepaymentReversed: ({ repaymentId, reason: reversedBecause }, row) => ({
    ...row,
    account: withoutFact(row.account, paymentId(repaymentId)),
    repayments: row.repayments.map((repayment) =>
      repayment.repaymentId === repaymentId ? { ...repayment, reversedBecause } : repayment,
    ),
  }),
  LoanWrittenOff: ({ principal, interest, valueDate }, row) => ({
    ...row,
    writtenOff: { principal, interest, on: valueDate },
  }),
  RecoveryRecorded: ({ recoveryId, amount, valueDate }, row) => ({
    ...row,
    recoveries: [...row.recoveries, { recoveryId, amount, valueDate }],
  }),
};
