import type { Money } from '#kernel';
import { none, plus } from '#kernel';
import type { CellDimension } from '../../lending.codes.js';
import type { KeptLoan, LoanRow } from './loan-book.rows.js';
import { valueIn } from './portfolio.js';

/** The loans that have one value in each of two dimensions, in one currency. */
export interface PortfolioCell {
  readonly row: string;
  readonly column: string;
  readonly currency: string;
  readonly loans: number;
  readonly approved: Money;
  readonly outstanding: Money;
  readonly overdue: Money;
}

/** The loans of a list by two dimensions. */
export interface PortfolioCells {
  readonly rows: CellDimension;
  readonly columns: CellDimension;
  /** In the order of row, column, currency; without those that are empty. */
  readonly cells: readonly PortfolioCell[];
}

/** Adds loans up by two dimensions. */
export class CellAdder {
  private readonly cells = new Map<string, PortfolioCell>();

  constructor(
    private readonly rows: CellDimension,
    private readonly columns: CellDimension,
  ) {}

  /** A loan as it is kept, and as it stands at the end of the day. */
  add(kept: KeptLoan, { currency, approved, outstanding, overdue }: LoanRow): void {
    const row = valueIn(this.rows, kept);
    const column = valueIn(this.columns, kept);
    const key = JSON.stringify([row, column, currency]);
    const nothing = none({ currency });
    const before = this.cells.get(key);
    this.cells.set(key, {
      row,
      column,
      currency,
      loans: (before?.loans ?? 0) + 1,
      approved: plus(before?.approved ?? nothing, approved),
      outstanding: plus(before?.outstanding ?? nothing, outstanding),
      overdue: plus(before?.overdue ?? nothing, overdue),
    });
  }

  result(): PortfolioCells {
    const inOrder = [...this.cells].sort(([a], [b]) => (a < b ? -1 : 1));
    return { rows: this.rows, columns: this.columns, cells: inOrder.map(([, cell]) => cell) };
  }
}
