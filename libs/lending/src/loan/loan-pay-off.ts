import type { Day, Money } from '#kernel';
import { minus, moneyOf, none, plus, roundRatio, sumOf } from '#kernel';
import { accrualPlan, runningInterest } from '../accrual/accrual.js';
import type { DueComponent } from '../allocation/allocation.codes.js';
import type { CreditTerms } from '../credit-terms.js';
import type { ScheduleRow } from '../schedule/terms.js';
import { scheduleTerms } from './agreed-schedule.js';
import type { LoanAccount } from './loan-account.js';
import { ledgerOf, startOf } from './loan-account.js';

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
  const ended = { ...account, rows: rowsTo(account, terms, on) };
  const { items } = ledgerOf(ended);
  const unpaid = (of: DueComponent): Money =>
    sumOf(
      items.filter(({ component }) => component === of).map((item) => item.unpaid),
      account.currency,
    );
  const [principal, interest] = [unpaid('principal'), unpaid('interest')];
  return { account: ended, figure: { on, principal, interest, total: plus(principal, interest) } };
}

function rowsTo(account: LoanAccount, terms: CreditTerms, on: Day): readonly ScheduleRow[] {
  const { rows, drawdowns, currency } = account;
  const past = rows.filter(({ dueOn }) => dueOn <= on);
  if (past.length === rows.length) return rows;
  const drawn = sumOf(
    drawdowns.map(({ amount }) => amount),
    currency,
  );
  const principal = past.reduce((rest, row) => minus(rest, row.principal), drawn);
  const plan = accrualPlan(scheduleTerms(terms, drawdowns));
  const interest = moneyOf(roundRatio(runningInterest(plan, on), plan.mode), currency);
  const last: ScheduleRow = {
    number: past.length + 1,
    from: past.at(-1)?.dueOn ?? startOf(drawdowns) ?? on,
    dueOn: on,
    principal,
    interest,
    due: plus(principal, interest),
    balanceAfter: none({ currency }),
  };
  return [...past, last];
}
