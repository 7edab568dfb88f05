import type { Day } from '#kernel';
import { isDay } from '#kernel';
import { BadLine } from '../bad-line.js';

/** A line of one of the files, by its header. */
export type BerkaLine = Readonly<Record<string, string>>;

/** One transaction of an account: amounts in hellers. */
export interface BerkaTransaction {
  readonly account: string;
  readonly on: Day;
  readonly credit: boolean;
  readonly amount: number;
  /** The balance after it. */
  readonly balance: number;
  /** Interest charged because the balance was negative. */
  readonly penalty: boolean;
}

/** A loan and what became of it. */
export interface BerkaLoan {
  readonly loan: string;
  readonly account: string;
  readonly grantedOn: Day;
  readonly months: number;
  /** Finished unpaid (B), or running with the client in debt (D). */
  readonly bad: boolean;
}

export const transactionColumns = ['account_id', 'date', 'type', 'amount', 'balance', 'k_symbol'];
export const loanColumns = ['loan_id', 'account_id', 'date', 'duration', 'status'];

const kinds: Readonly<Record<string, boolean>> = {
  credit: true,
  withdrawal: false,
  'withdrawal in cash': false,
};

/** Reads a line of transactions. */
export function transactionOf(line: BerkaLine): BerkaTransaction {
  const credit = kinds[text(line, 'type')];
  if (credit === undefined) throw new BadLine('type', `${text(line, 'type')} is not known`);
  return {
    account: idOf(line, 'account_id'),
    on: dayOf(line),
    credit,
    amount: amountOf(line, 'amount'),
    balance: amountOf(line, 'balance'),
    penalty: text(line, 'k_symbol') === 'sanction interest if negative balance',
  };
}

/** Reads a line of loans. */
export function loanOf(line: BerkaLine): BerkaLoan {
  const status = text(line, 'status');
  if (!/^[ABCD]$/.test(status)) throw new BadLine('status', `${status} is not known`);
  return {
    loan: idOf(line, 'loan_id'),
    account: idOf(line, 'account_id'),
    grantedOn: dayOf(line),
    months: Number(idOf(line, 'duration')),
    bad: status === 'B' || status === 'D',
  };
}

const text = (line: BerkaLine, column: string): string => line[column]?.trim() ?? '';

function idOf(line: BerkaLine, column: string): string {
  const found = text(line, column);
  if (!/^\d{1,9}$/.test(found)) throw new BadLine(column, `${found} is not a number`);
  return found;
}

/** Days are written YYMMDD, all of the last century. */
function dayOf(line: BerkaLine): Day {
  const written = text(line, 'date');
  const day = `19${written.slice(0, 2)}-${written.slice(2, 4)}-${written.slice(4)}`;
  if (!isDay(day)) throw new BadLine('date', `${written} is not a day`);
  return day;
}

/** Crowns with up to two decimals, as hellers. */
function amountOf(line: BerkaLine, column: string): number {
  const written = text(line, column);
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/.exec(written) ?? [];
  if (whole === '') throw new BadLine(column, `${written} is not an amount`);
  const minor = Number(whole + fraction.padEnd(2, '0'));
  return sign === '-' && minor !== 0 ? -minor : minor;
}
