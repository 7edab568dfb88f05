import type { GuaranteeType } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { plus } from '#kernel';
import type { AgeingTerms, TechnicalOverdue } from '#loan-arithmetic';
import { agedItems, bookOf } from '#loan-arithmetic';
import { bookTermsOf, contractRateOn } from '../book/loan-account.js';
import { startOf } from '../loan/money/judged-loan.js';
import type { StatementRow } from './statement/loan-statement.rows.js';

/** A loan as a claim of the bank: what others judge it by, on a day. */
export interface LoanClaim {
  readonly loanId: string;
  readonly exposure: Money;
  /** Due or run up, and unpaid: interest, penalty and fees. */
  readonly interest: Money;
  /** What may still be drawn. */
  readonly undrawn: Money;
  readonly annualRate: DecimalText;
  readonly guaranteeType: GuaranteeType;
  readonly guaranteed: Money;
  readonly drawnOn: Day;
  readonly maturesOn: Day;
  /** Principal after each due day to come. */
  readonly balances: readonly { readonly on: Day; readonly minor: number }[];
  /** Every due item with the day on which nothing was left unpaid, or no more than is tolerated. */
  readonly items: readonly { readonly dueOn: Day; readonly clearedOn?: Day }[];
  /** How its days past due are counted: tolerance of the product, technical overdue. */
  readonly ageingTerms?: AgeingTerms;
  readonly technicalOverdues?: readonly TechnicalOverdue[];
  /** Of a debtor in financial difficulty. */
  readonly restructurings: readonly { readonly on: Day; readonly firstRepaymentOn: Day }[];
  /** Use changed without consent. */
  readonly misusedOn?: Day;
  /** Paid from other debt. */
  readonly otherDebtOn?: Day;
}

/** The claim that a running loan is on a day; undefined where nothing is claimed by a schedule. */
export function claimOf(row: StatementRow, day: Day): LoanClaim | undefined {
  const { account, migrated, runs, loanId, repayments, guaranteed, forbearances } = row;
  const drawnOn = startOf(account);
  if (migrated || !runs || drawnOn === undefined) return undefined;
  const terms = bookTermsOf(account);
  const book = bookOf(terms, account.facts);
  const items = agedItems(book.ledgerOn(day).items, terms.ageing?.tolerated);
  const dueAfter = (on: Day) => book.planOn(on)?.rows.find(({ dueOn }) => dueOn > on)?.dueOn ?? on;
  const misuse = account.facts.find(({ kind }) => kind === 'misuse');
  const otherDebt = repayments.find(
    ({ source, reversedBecause }) => source === 'otherDebt' && reversedBecause === undefined,
  );
  const { principal, interest, penalty, fees } = book.payOffOn(day);
  const plan = book.planOn(day);
  return {
    loanId,
    exposure: principal,
    interest: [interest, penalty, fees].reduce(plus),
    undrawn: undrawnOf(row, principal),
    annualRate: contractRateOn(account, day),
    guaranteeType: account.terms.guaranteeType,
    guaranteed,
    drawnOn,
    maturesOn: plan?.maturesOn ?? day,
    balances: (plan?.rows ?? [])
      .filter(({ dueOn }) => dueOn > day)
      .map(({ dueOn: on, balanceAfter: { minor } }) => ({ on, minor })),
    items,
    ...(terms.ageing && { ageingTerms: terms.ageing }),
    ...(terms.technical && { technicalOverdues: terms.technical }),
    restructurings: forbearances
      .filter((on) => on <= day)
      .map((on) => ({ on, firstRepaymentOn: dueAfter(on) })),
    ...(misuse && { misusedOn: misuse.valueDate }),
    ...(otherDebt && { otherDebtOn: otherDebt.valueDate }),
  };
}

/** Granted and not drawn; of a revolving loan, not drawn or repaid. */
function undrawnOf({ account, drawdowns }: StatementRow, outstanding: Money): Money {
  const { amount, revolving = false } = account.terms;
  const drawn = drawdowns
    .filter(({ reversedBecause }) => reversedBecause === undefined)
    .reduce((sum, one) => sum + one.amount.minor, 0);
  const used = revolving ? outstanding.minor : drawn;
  return { ...amount, minor: Math.max(0, amount.minor - used) };
}
