import type { Day, Money } from '#kernel';
import { plus, valueDateRefusals } from '#kernel';
import { judgedLoan } from './judged-loan.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';

/** Principal outstanding, and interest and penalty that have run up to the day and are unpaid. */
export function owed(
  loan: Loan,
  day: Day,
): { readonly outstanding: Money; readonly interest: Money } {
  const { principal, interest, penalty, fees } = judgedLoan(loan).book.payOffOn(day);
  return { outstanding: principal, interest: [interest, penalty, fees].reduce(plus) };
}

/** Refuses a day that lies before what a fact builds on. */
export function notBefore(day: Day, least: Day | undefined): void {
  if (least !== undefined && day < least) {
    throw valueDateRefusals.ValueDateTooEarly({ field: 'valueDate', found: day, notBefore: least });
  }
}

/** Refuses a loan that does not run, and a day before what is known of it. */
export function running({ status, knownOn }: Loan, day: Day): void {
  if (status !== 'active') throw loanRefusals.LoanNotActive({ status });
  notBefore(day, knownOn);
}
