import type { Day, Money, Table } from '#kernel';
import { plus } from '#kernel';
import type { Difference } from '../../book/difference.js';
import { loanListRefusals, mostSummed } from '../book/loan-sums.js';
import type { StatementRow } from '../statement/loan-statement.rows.js';
import { reconciledOn } from './reconciled.js';

/** The sums of all running loans, three times, and every loan that is not the same in all three. */
export interface Reconciliation {
  readonly on: Day;
  readonly loans: number;
  readonly agrees: boolean;
  readonly sums: readonly ReconciledSums[];
  /** A hundred at most. */
  readonly differences: readonly LoanDifference[];
}

/** Principal outstanding and what is overdue, in one currency. */
export interface ReconciledSums {
  readonly currency: string;
  readonly rows: Money;
  readonly schedules: Money;
  readonly facts: Money;
  readonly overdueByRows: Money;
  readonly overdueByFacts: Money;
}

/** A loan whose figures differ. */
export interface LoanDifference {
  readonly loanId: string;
  readonly differences: readonly Difference[];
}

/** Adds up all running loans by rows, schedules and facts. Refuses with `TooManyLoans`. */
export async function reconciliationOn(
  loans: Table<StatementRow>,
  on: Day,
): Promise<Reconciliation> {
  const found = await loans.count({ runs: true });
  if (found > mostSummed) throw loanListRefusals.TooManyLoans({ found, most: mostSummed });
  const sums = new Map<string, ReconciledSums>();
  const differences: LoanDifference[] = [];
  let count = 0;
  for await (const row of loans.each({ runs: true })) {
    const loan = reconciledOn(row, on);
    if (loan === undefined) continue;
    count += 1;
    const { currency, loanId } = row;
    const money = (minor: number): Money => ({ minor, currency });
    const before = sums.get(currency);
    const added = (sum: Money | undefined, minor: number) => plus(sum ?? money(0), money(minor));
    sums.set(currency, {
      currency,
      rows: added(before?.rows, loan.rows),
      schedules: added(before?.schedules, loan.schedule),
      facts: added(before?.facts, loan.facts),
      overdueByRows: added(before?.overdueByRows, loan.overdueByRows),
      overdueByFacts: added(before?.overdueByFacts, loan.overdueByFacts),
    });
    if (loan.differences.length > 0 && differences.length < 100) {
      differences.push({ loanId, differences: loan.differences });
    }
  }
  const agrees = differences.length === 0;
  return { on, loans: count, agrees, sums: [...sums.values()], differences };
}
