import type { Day, Money } from '#kernel';
import { bookOf } from '#loan-arithmetic';
import { bookTermsOf } from '../book/loan-account.js';
import type { StatementRow } from './loan-statement.rows.js';

/** A loan as a claim of the bank: what others judge it by, on a day. */
export interface LoanClaim {
  readonly loanId: string;
  readonly exposure: Money;
  /** Every due item with the day on which nothing was left unpaid. */
  readonly items: readonly { readonly dueOn: Day; readonly clearedOn?: Day }[];
  readonly restructurings: readonly { readonly on: Day; readonly firstRepaymentOn: Day }[];
  /** Use changed without consent. */
  readonly misusedOn?: Day;
  /** Paid from other debt. */
  readonly otherDebtOn?: Day;
}

/** The claim that a running loan is on a day; undefined where nothing is claimed by a schedule. */
export function claimOf(row: StatementRow, day: Day): LoanClaim | undefined {
  const { account, migrated, runs, loanId, repayments } = row;
  if (migrated || !runs || account.facts.length === 0) return undefined;
  const book = bookOf(bookTermsOf(account), account.facts);
  const items = book
    .ledgerOn(day)
    .items.map(({ dueOn, clearedOn }) => ({ dueOn, ...(clearedOn && { clearedOn }) }));
  const dueAfter = (on: Day) => book.planOn(on)?.rows.find(({ dueOn }) => dueOn > on)?.dueOn ?? on;
  const misuse = account.facts.find(({ kind }) => kind === 'misuse');
  const otherDebt = repayments.find(({ source }) => source === 'otherDebt');
  return {
    loanId,
    exposure: book.standingOn(day).outstanding,
    items,
    restructurings: account.facts
      .filter(({ id, valueDate }) => id.startsWith('restructuring:') && valueDate <= day)
      .map(({ valueDate: on }) => ({ on, firstRepaymentOn: dueAfter(on) })),
    ...(misuse && { misusedOn: misuse.valueDate }),
    ...(otherDebt && { otherDebtOn: otherDebt.valueDate }),
  };
}
