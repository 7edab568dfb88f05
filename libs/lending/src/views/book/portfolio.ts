import type { Contribution, Money, Total } from '#kernel';
import type { CellDimension, LoanStatus, PortfolioDimension } from '../../lending.codes.js';
import { LoanStatus as Statuses } from '../../lending.codes.js';
import type { KeptLoan } from './loan-book.rows.js';

/** What is added up over the loans of a group. */
export interface PortfolioSums {
  readonly loans: number;
  readonly approved: Money;
  readonly guaranteed: Money;
  readonly disbursed: Money;
  readonly outstanding: Money;
  readonly overdue: Money;
  readonly writtenOff: Money;
  readonly recovered: Money;
}

/** The loans of one value of a dimension, in one currency. */
export interface PortfolioLine extends PortfolioSums {
  /** A code; of an industry and a region with its scheme in front: `NAICS:44`, `CN:61`. */
  readonly value: string;
  readonly currency: string;
  /** The same by status, those without loans left out. */
  readonly byStatus: Readonly<Partial<Record<LoanStatus, PortfolioSums>>>;
}

/** The whole portfolio broken down by one dimension. */
export interface Portfolio {
  readonly by: PortfolioDimension;
  /** In the order of value, then currency. */
  readonly lines: readonly PortfolioLine[];
}

const dimensions: Readonly<Record<PortfolioDimension, (row: KeptLoan) => string>> = {
  status: ({ status }) => status,
  region: ({ region }) => `${region.scheme}:${region.code}`,
  industry: ({ industry }) => `${industry.scheme}:${industry.code}`,
  approvalYear: ({ approvalYear }) => approvalYear,
  product: ({ product }) => product,
  method: ({ method }) => method,
  manager: ({ originatedBy }) => originatedBy,
  unit: ({ units: [unit = 'unknown'] }) => unit,
  purpose: ({ purpose }) => purpose,
  guarantee: ({ guaranteeType }) => guaranteeType,
  class: ({ class: decided }) => decided,
  stage: ({ stage }) => stage,
};

const summed = [
  'approved',
  'guaranteed',
  'disbursed',
  'outstanding',
  'overdue',
  'writtenOff',
  'recovered',
] as const;
type Summed = (typeof summed)[number];

/** The value that a loan has in a dimension. */
export const valueIn = (dimension: CellDimension, row: KeptLoan): string =>
  dimension === 'client' ? row.clientId : dimensions[dimension](row);

/** What a loan adds to each dimension of the portfolio, in minor units. */
export function contributions(row: KeptLoan): readonly Contribution[] {
  const sums = Object.fromEntries(summed.map((name) => [name, row[name].minor]));
  return Object.entries(dimensions).map(([dimension, valueOf]) => ({
    group: { dimension, value: valueOf(row), status: row.status, currency: row.currency },
    sums,
  }));
}

/** The answer to a question for the portfolio, from the totals by value, status and currency. */
export function portfolioOf(by: PortfolioDimension, totals: readonly Total[]): Portfolio {
  const groups = new Map<string, Total[]>();
  for (const total of totals) {
    const { value = '', currency = '' } = total.group;
    const key = `${currency} ${value}`;
    groups.set(key, [...(groups.get(key) ?? []), total]);
  }
  const lines = [...groups.values()].map((parts) => lineOf(parts));
  return { by, lines: lines.sort(inOrder) };
}

function lineOf(parts: readonly Total[]): PortfolioLine {
  const { value = '', currency = '' } = parts[0]?.group ?? {};
  const byStatus = Statuses.all.flatMap((status) => {
    const own = parts.filter(({ group }) => group['status'] === status);
    return own.length === 0 ? [] : [[status, sumsOf(own, currency)] as const];
  });
  return {
    value,
    currency,
    ...sumsOf(parts, currency),
    byStatus: Object.fromEntries(byStatus),
  };
}

function sumsOf(parts: readonly Total[], currency: string): PortfolioSums {
  const money = (name: Summed): Money => ({
    minor: parts.reduce((sum, { sums }) => sum + (sums[name] ?? 0), 0),
    currency,
  });
  return {
    loans: parts.reduce((sum, { count }) => sum + count, 0),
    approved: money('approved'),
    guaranteed: money('guaranteed'),
    disbursed: money('disbursed'),
    outstanding: money('outstanding'),
    overdue: money('overdue'),
    writtenOff: money('writtenOff'),
    recovered: money('recovered'),
  };
}

const inOrder = (a: PortfolioLine, b: PortfolioLine): number =>
  a.value < b.value ? -1 : a.value > b.value ? 1 : a.currency < b.currency ? -1 : 1;
