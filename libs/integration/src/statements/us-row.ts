import { BadLine } from '../bad-line.js';

/** A line of the file of firm-years, by its header. */
export type UsLine = Readonly<Record<string, string>>;

/** The columns of the file that are lines of the statements (template SP-COMPUSTAT). */
export const usAccounts = [
  'current_assets',
  'cost_of_goods_sold',
  'depreciation_and_amortization',
  'ebitda',
  'inventory',
  'net_income',
  'total_receivable',
  'net_sales',
  'total_assets',
  'total_long_term_debt',
  'ebit',
  'gross_profit',
  'total_current_liabilities',
  'retained_earnings',
  'total_revenue',
  'total_liabilities',
  'total_operating_expenses',
] as const;

/** Every column that the importer reads. */
export const usColumns = ['company_name', 'year', 'status_label', 'market_value', ...usAccounts];

/** One firm-year: amounts in cents. */
export interface UsRow {
  readonly company: string;
  readonly year: number;
  readonly failed: boolean;
  readonly marketValue: number;
  readonly accounts: Readonly<Record<string, number>>;
}

/** Reads a line; amounts are millions of dollars with up to eight decimals. */
export function usRow(line: UsLine): UsRow {
  const text = (column: string) => line[column]?.trim() ?? '';
  const company = text('company_name');
  if (!/^[\w.-]{1,60}$/.test(company)) {
    throw new BadLine('company_name', `${JSON.stringify(company)} is not a name`);
  }
  const year = Number(text('year'));
  if (!Number.isInteger(year) || year < 1900 || year > 2100) {
    throw new BadLine('year', `${JSON.stringify(text('year'))} is not a year`);
  }
  const status = text('status_label');
  if (status !== 'alive' && status !== 'failed') {
    throw new BadLine('status_label', `${JSON.stringify(status)} is not known`);
  }
  return {
    company,
    year,
    failed: status === 'failed',
    marketValue: centsIn('market_value', text('market_value')),
    accounts: Object.fromEntries(
      usAccounts.map((column) => [column, centsIn(column, text(column))]),
    ),
  };
}

function centsIn(column: string, text: string): number {
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d{1,9})(?:\.(\d{1,8}))?$/.exec(text) ?? notMillions(column, text);
  const cents = Number(whole + fraction.padEnd(8, '0'));
  if (!Number.isSafeInteger(cents)) throw new BadLine(column, `${text} is out of reach`);
  return cents === 0 ? 0 : sign === '-' ? -cents : cents;
}

function notMillions(column: string, text: string): never {
  throw new BadLine(column, `${JSON.stringify(text)} is not an amount in millions of dollars`);
}
