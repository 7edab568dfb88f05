import type { CreditTerms } from '#credit';
import { scheduleTerms } from '#credit';
import type { Day, Money } from '#kernel';
import { exceeds, minus, moneyOf, none, plus, roundRatio } from '#kernel';
import type { Drawdown, ScheduleRow, ScheduleTerms } from '#loan-arithmetic';
import { accrualPlan, repaymentSchedule, runningInterest } from '#loan-arithmetic';
import type { Repayment } from '../book/account.js';
import type { LoanStanding } from '../book/standing.js';
import { prepaymentsOf } from './judged-loan.js';
import type { Loan } from './loan.state.js';
import { accountOf } from './loan.state.js';

/** What pays a loan off on a day (提前结清金额); nothing is left after it. */
export interface PayOffFigure {
  readonly on: Day;
  readonly principal: Money;
  /** Due and unpaid, and run up to the day. */
  readonly interest: Money;
  readonly fees: Money;
  /** Penalty and compound interest up to the day. */
  readonly penalty: Money;
  /** Held already, and taken for it. */
  readonly suspense: Money;
  readonly total: Money;
}

/** What pays the loan of a book off on a day: all that is owed by then, less what is held of it. */
export function payOffFigure(standing: Omit<LoanStanding, 'nextAgeingOn'>): PayOffFigure {
  const { on, outstanding: principal, accruedInterest, penalty, overpaid, basis } = standing;
  const due = basis.unpaid.filter(({ dueOn }) => dueOn <= on);
  const sum = (of: 'interest' | 'fee'): Money =>
    due.reduce((total, one) => plus(total, { ...principal, minor: one[of] }), none(principal));
  const [interest, fees] = [plus(accruedInterest, sum('interest')), sum('fee')];
  const owed = [principal, interest, fees, penalty].reduce(plus);
  const suspense = exceeds(overpaid, owed) ? owed : overpaid;
  const total = minus(owed, suspense);
  return { on, principal, interest, fees, penalty, suspense, total };
}

/**
 * The rows of a loan that is paid off on a day: past instalments as they are, and one last row of
 * the rest of the principal with its interest up to the day (算头不算尾).
 */
export const paidOffRows = (loan: Loan, on: Day): readonly ScheduleRow[] => {
  const { rows, drawdowns, repayments } = accountOf(loan);
  return rowsTo(rows, scheduleTerms(loan.terms, drawdowns, prepaymentsOf(repayments)), on);
};

/** The schedule that follows from what was drawn, prepaid and paid off, reversals left out. */
export function scheduledRows(
  terms: CreditTerms,
  drawdowns: readonly Drawdown[],
  repayments: readonly Repayment[],
): readonly ScheduleRow[] {
  const asAgreed = scheduleTerms(terms, drawdowns, prepaymentsOf(repayments));
  const { rows } = repaymentSchedule(asAgreed);
  const end = repayments.find(({ prepayment }) => prepayment === 'payOff');
  return end === undefined ? rows : rowsTo(rows, asAgreed, end.valueDate);
}

function rowsTo(
  rows: readonly ScheduleRow[],
  asAgreed: ScheduleTerms,
  on: Day,
): readonly ScheduleRow[] {
  const past = rows.filter(({ dueOn }) => dueOn <= on);
  if (past.length === rows.length) return rows;
  const { currency } = asAgreed.principal;
  const principal = past.reduce((rest, row) => minus(rest, row.principal), asAgreed.principal);
  const plan = accrualPlan(asAgreed);
  const interest = moneyOf(roundRatio(runningInterest(plan, on), plan.mode), currency);
  const last: ScheduleRow = {
    number: past.length + 1,
    from: past.at(-1)?.dueOn ?? asAgreed.startsOn,
    dueOn: on,
    principal,
    interest,
    due: plus(principal, interest),
    balanceAfter: none({ currency }),
  };
  return [...past, last];
}
