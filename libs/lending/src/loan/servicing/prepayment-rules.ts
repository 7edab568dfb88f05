import type { Day } from '#kernel';
import type { PrepaymentEffect } from '#loan-arithmetic';
import { prepayableFrom, servicingOf } from '../../book/servicing-terms.js';
import { judgedLoan, startOf } from '../money/judged-loan.js';
import { loanRefusals } from '../loan.refusals.js';
import type { PayOffLoan, PrepayLoan } from '../loan.commands.js';
import type { Posting } from '../../book/facts.js';
import type { Loan } from '../loan.state.js';
import { nextNumber } from '../loan.state.js';
import type { BankContext } from './closed-days.js';
import { openDayOf } from './closed-days.js';

/** Refuses a prepayment that the product of the loan does not allow, or not yet. */
export function checkPrepayment(loan: Loan, on: Day, effect?: PrepaymentEffect): void {
  const { account } = loan;
  const { prepayment: allowed } = servicingOf(account);
  const from = prepayableFrom(account, startOf(account) ?? on);
  if (from === undefined || (effect !== undefined && !allowed.includes(effect))) {
    const field = effect === undefined ? 'loanId' : 'effect';
    throw loanRefusals.PrepaymentNotAllowed({ field, found: effect, allowed });
  }
  if (on < from) throw loanRefusals.PrepaymentTooEarly({ field: 'valueDate', found: on, from });
}

/** Refuses a pay-off likewise, as long as something is still to fall due. */
export function checkPayOff(loan: Loan, on: Day): void {
  if (judgedLoan(loan).book.standingOn(on).nextDueOn !== null) checkPrepayment(loan, on);
}

/** Money that changes the schedule; it never counts for a day behind what is known. */
export function early(
  loan: Loan,
  { amount, valueDate, repaymentId }: PrepayLoan | PayOffLoan,
  context: BankContext,
): Posting {
  const { status, repayments } = loan;
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  const taken = repayments.map((repayment) => repayment.repaymentId);
  const id = repaymentId ?? nextNumber(taken);
  if (taken.includes(id)) throw loanRefusals.RepaymentRepeated({ field: 'repaymentId', found: id });
  const day = openDayOf(valueDate, context, loan);
  return { repaymentId: id, amount, valueDate: day };
}
