import { isDay } from '#kernel';
import { csvRows, Unreadable } from '../csv-rows.js';
import { exactly } from './camt053.js';
import type { Statement, StatementEntry } from './statement-entry.js';

/** The columns of a statement as CSV; the first five are needed. */
export const statementColumns = [
  'account',
  'valueDate',
  'amount',
  'currency',
  'reference',
  'payerName',
  'payerAccount',
  'payerBank',
  'remittance',
] as const;
type Column = (typeof statementColumns)[number];
type Row = Partial<Record<Column, string>>;
const needed = statementColumns.slice(0, 5);

/** Reads a statement with a heading line. Negative amounts are debits and passed over. */
export function readCsvStatement(text: string): Statement {
  const rows = csvRows<Column>(text, needed);
  const credits = rows.filter(({ cells: { amount = '' } }) => !amount.startsWith('-'));
  return {
    entries: credits.map(({ cells, line }) => entryOf(cells, line)),
    passedOver: rows.length - credits.length,
  };
}

function entryOf(row: Row, line: number): StatementEntry {
  const { account = '', valueDate = '', amount = '', currency = '', reference = '' } = row;
  const { payerName = '', payerAccount = '', payerBank = '', remittance = '' } = row;
  const complain = (what: string): never => {
    throw new Unreadable(`line ${line}: ${what}`);
  };
  if (account === '' || reference === '') complain('account and reference are needed');
  if (!isDay(valueDate)) complain(`valueDate ${String(valueDate).slice(0, 40)} is no day`);
  if (!/^[A-Z]{3}$/.test(currency)) complain(`currency ${currency.slice(0, 40)}`);
  const payer =
    payerName === '' || payerAccount === ''
      ? undefined
      : { name: payerName, account: payerAccount, ...(payerBank !== '' && { bank: payerBank }) };
  return {
    ...{ account, valueDate, reference, remittance },
    amount: exactly(amount, currency),
    ...(payer && { payer }),
  };
}
