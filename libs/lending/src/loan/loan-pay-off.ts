import type { CreditTerms } from '#credit';
import { scheduleTerms } from '#credit';
import type { Day, Money } from '#kernel';
import { minus, moneyOf, none, plus, roundRatio, sumOf } from '#kernel';
import type {
  Drawdown,
  DueComponent,
  Prepayment,
  ScheduleRow,
  ScheduleTerms,
} from '#loan-arithmetic';
import { accrualPlan, repaymentSchedule, runningInterest } from '#loan-arithmetic';
import type { LoanAccount, Repayment } from './loan-account.js';
import { ledgerOf } from './loan-account.js';

/** What pays a loan off on a day (提前结清金额); nothing is left after it. */
export interface PayOffFigure {
  readonly on: Day;
  readonly principal: Money;
  /** Due and unpaid, and run up to the day. */
  readonly interest: Money;
  readonly total: Money;
}

/**
 * The account as if all were due on a day: past instalments as they are, and one last row of the
 * rest of the principal with its interest up to the day (算头不算尾). What repayments had paid in
 * advance counts towards that row. The figure is what is unpaid then.
 */
export function payOffOf(
  account: LoanAccount,
  terms: CreditTerms,
  on: Day,
): { readonly account: LoanAccount; readonly figure: PayOffFigure } {
  const { drawdowns, repayments } = account;
  const asAgreed = scheduleTerms(terms, drawdowns, prepaymentsOf(repayments));
  const ended = { ...account, rows: rowsTo(account.rows, asAgreed, on) };
  const { items } = ledgerOf(ended);
  const unpaid = (of: DueComponent): Money =>
    sumOf(
      items.filter(({ component }) => component === of).map((item) => item.unpaid),
      account.currency,
    );
  const [principal, interest] = [unpaid('principal'), unpaid('interest')];
  return { account: ended, figure: { on, principal, interest, total: plus(principal, interest) } };
}

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

const prepaymentsOf = (repayments: readonly Repayment[]): readonly Prepayment[] =>
  repayments.flatMap(({ valueDate: on, amount, prepayment: effect }) =>
    effect === undefined || effect === 'payOff' ? [] : [{ on, amount, effect }],
  );

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
