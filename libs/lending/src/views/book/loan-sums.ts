import type { Money } from '#kernel';
import { defineRefusals, none, plus } from '#kernel';
import type { LoanRow } from './loan-book.rows.js';

export const loanListRefusals = defineRefusals({
  TooManyLoans: {
    en: 'The list is too long to be added up or written out: narrow it.',
    zh: '清单过长，无法汇总或导出，请缩小范围',
    status: 422,
  },
});

/** The most loans that a list may have to be added up or written out whole. */
export const mostSummed = 50_000;

/** What the loans of a list come to, in one currency. */
export interface LoanSums {
  readonly currency: string;
  readonly loans: number;
  readonly approved: Money;
  readonly disbursed: Money;
  readonly outstanding: Money;
  readonly due: Money;
  readonly overdue: Money;
  readonly accruedInterest: Money;
  readonly penalty: Money;
  readonly overpaid: Money;
  readonly nextDue: Money;
  readonly guaranteed: Money;
  readonly writtenOff: Money;
  readonly recovered: Money;
}

/** Adds loans up, each currency by itself. */
export class LoanAdder {
  private readonly sums = new Map<string, LoanSums>();

  add(loan: LoanRow): void {
    const { currency } = loan;
    const before = this.sums.get(currency);
    const sum = (name: Exclude<keyof LoanSums, 'currency' | 'loans'>): Money =>
      plus(before?.[name] ?? none({ currency }), loan[name]);
    this.sums.set(currency, {
      currency,
      loans: (before?.loans ?? 0) + 1,
      approved: sum('approved'),
      disbursed: sum('disbursed'),
      outstanding: sum('outstanding'),
      due: sum('due'),
      overdue: sum('overdue'),
      accruedInterest: sum('accruedInterest'),
      penalty: sum('penalty'),
      overpaid: sum('overpaid'),
      nextDue: sum('nextDue'),
      guaranteed: sum('guaranteed'),
      writtenOff: sum('writtenOff'),
      recovered: sum('recovered'),
    });
  }

  /** In the order of the currencies. */
  result(): readonly LoanSums[] {
    return [...this.sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
}
