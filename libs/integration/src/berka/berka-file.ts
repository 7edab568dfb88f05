import { parse } from 'csv-parse';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream';
import { BadLine } from '../bad-line.js';
import type { Imported } from '../import-run.js';
import { opened, survey } from '../source-file.js';
import { berkaCommands } from './berka-facts.js';
import type { BerkaLine, BerkaLoan, BerkaTransaction } from './berka-row.js';
import { loanColumns, loanOf, transactionColumns, transactionOf } from './berka-row.js';

/** What is known of a file of transactions before it is imported. */
export interface BerkaFile {
  readonly name: string;
  readonly lines: number;
  readonly loans: ReadonlyMap<string, BerkaLoan>;
}

interface Parsed {
  readonly record: BerkaLine;
  readonly info: { readonly lines: number };
}

async function* records(path: string): AsyncIterable<Parsed> {
  const parser = parse({ columns: true, info: true, bom: true, delimiter: ';' });
  yield* pipeline(opened(path), parser, () => undefined) as AsyncIterable<Parsed>;
}

/**
 * Reads a file of transactions once, and the loans from the file beside it (`loan.asc`, `.gz` or not).
 * @throws Error where a column is missing, or the loans are
 */
export async function surveyBerka(path: string): Promise<BerkaFile> {
  const { fingerprint, lines } = await survey(path);
  for await (const { record } of records(path)) {
    checkColumns(record, transactionColumns);
    break;
  }
  const beside = ['loan.asc.gz', 'loan.asc'].map((name) => join(dirname(path), name));
  const found = beside.find((file) => existsSync(file));
  if (found === undefined) throw new Error('there is no file loan.asc beside it');
  const loans = new Map<string, BerkaLoan>();
  for await (const { record } of records(found)) {
    checkColumns(record, loanColumns);
    const loan = loanOf(record);
    loans.set(loan.account, loan);
  }
  return { name: `berka-${fingerprint}`, lines: Math.max(lines - 1, 0), loans };
}

function checkColumns(record: BerkaLine, columns: readonly string[]): void {
  const missing = columns.filter((column) => !(column in record));
  if (missing.length > 0) throw new Error(`the file has no column ${missing.join(', ')}`);
}

/** The accounts of a file that have a loan, each with all its transactions, as commands. */
export async function* readBerka(path: string, { loans }: BerkaFile): AsyncIterable<Imported> {
  const source = basename(path);
  const accounts = new Map<string, { line: number; transactions: BerkaTransaction[] }>();
  for await (const { record, info } of records(path)) {
    try {
      const transaction = transactionOf(record);
      if (!loans.has(transaction.account)) {
        throw new BadLine('account_id', `account ${transaction.account} has no loan`);
      }
      const account = accounts.get(transaction.account) ?? { line: 0, transactions: [] };
      account.transactions.push(transaction);
      accounts.set(transaction.account, { ...account, line: info.lines });
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      yield { line: info.lines, field: error.field, reason: error.reason };
    }
  }
  for (const [key, { line, transactions }] of accounts) {
    const loan = loans.get(key);
    if (loan === undefined) continue;
    transactions.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    yield { line, key, commands: berkaCommands(loan, transactions, source) };
  }
}
