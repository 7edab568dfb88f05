import type { LedgerRow } from './ledger.view.js';
import { LedgerAccount } from '../integration.codes.js';

/** One line of the journal: an amount on one side of one account. */
export interface JournalLine {
  readonly loanId: string;
  readonly clientId: string;
  readonly account: LedgerAccount;
  /** Of the chart of accounts. */
  readonly number: string;
  readonly currency: string;
  /** One of the two is nothing. In minor units. */
  readonly debit: number;
  readonly credit: number;
  /** The events that it comes of, and the days they count for. */
  readonly because: readonly string[];
  readonly valueDates: readonly string[];
}

/** What became of the books of one loan between two points of the log. */
export interface LedgerChange {
  readonly before?: LedgerRow;
  readonly after?: LedgerRow;
  readonly facts: readonly { readonly type: string; readonly valueDate: string }[];
}

/** The lines of one loan: what stands on each account now, less what stood there before. */
export function journalOf({ before, after, facts }: LedgerChange): readonly JournalLine[] {
  if (!after) return [];
  const { loanId, clientId, currency, balances } = after;
  const because = [...new Set(facts.map(({ type }) => type))];
  const valueDates = [...new Set(facts.map(({ valueDate }) => valueDate))].sort();
  return LedgerAccount.all.flatMap((account) => {
    const moved = balances[account] - (before?.balances[account] ?? 0);
    if (moved === 0) return [];
    const [debit, credit] = [Math.max(moved, 0), Math.max(-moved, 0)];
    const { number } = LedgerAccount(account);
    return [{ loanId, clientId, account, number, currency, debit, credit, because, valueDates }];
  });
}
