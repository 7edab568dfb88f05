import type { Day, Page, Table } from '#kernel';
import { defineView, everyone, IsCode, IsId, ViewQuery } from '#kernel';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CellDimension, PortfolioDimension } from '../../lending.codes.js';
import { loanEvents } from '../../loan/loan.events.js';
import type { KeptLoan, ListedLoan } from './loan-book.rows.js';
import { loanOn, never, on, openings } from './loan-book.rows.js';
import { LoanFilter, loanOrders, whereOf } from './loan-filter.js';
import type { LoanSums } from './loan-sums.js';
import { LoanAdder, loanListRefusals, mostSummed } from './loan-sums.js';
import type { Portfolio } from './portfolio.js';
import { contributions, portfolioOf } from './portfolio.js';
import type { PortfolioCells } from './portfolio-cells.js';
import { CellAdder } from './portfolio-cells.js';

/** One loan as it stands. */
export class GetLoan extends ViewQuery<ListedLoan> {
  @IsId() readonly loanId!: string;
}

/** A page of the loans that a filter lets through. */
export class ListLoans extends LoanFilter<Page<ListedLoan>> {
  /** How many rows a page has: 50 where nothing is stated, 500 at most. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;

  /** Where to go on: the `next` of the page before. */
  @IsOptional() @IsString() @MaxLength(1000) readonly cursor?: string;

  /** The field to sort by, `-` in front for the greatest first; the latest granted first by default. */
  @IsOptional()
  @IsIn(loanOrders.flatMap((field) => [field, `-${field}`]))
  readonly sort?: string;
}

/** What the loans that a filter lets through come to, by currency. */
export class SumLoans extends LoanFilter<readonly LoanSums[]> {}

/** Totals of all loans by one dimension, with a breakdown by status. */
export class GetPortfolio extends ViewQuery<Portfolio> {
  @IsCode(PortfolioDimension) readonly by!: PortfolioDimension;
}

/** The loans that a filter lets through, by two dimensions. */
export class GetPortfolioCells extends LoanFilter<PortfolioCells> {
  @IsCode(CellDimension) readonly rows!: CellDimension;

  @IsCode(CellDimension) readonly columns!: CellDimension;
}

const { TooManyLoans } = loanListRefusals;
type Loans = Table<KeptLoan, 'portfolio'>;

/** A page of the list; each row stands as at the end of the day. */
async function pageOf(query: ListLoans, loans: Loans, today = never) {
  const { limit, cursor, sort = '-grantedOn' } = query;
  const kept = sort.replace('overdueSince', 'unpaidSince');
  const where = whereOf(query, today, sort.replace('-', ''));
  const { items, next } = await loans.page(where, { limit, cursor, sort: kept });
  return { items: items.map((loan) => loanOn(loan, today)), next };
}

/** Every loan of a list. @throws TooManyLoans */
async function allOf<T>(query: LoanFilter<T>, loans: Loans, today: Day) {
  const where = whereOf(query, today);
  const found = await loans.count(where);
  if (found > mostSummed) throw TooManyLoans({ found, most: mostSummed });
  return loans.each(where);
}

/** The sums of every loan of a list, as at the end of the day. */
async function sumsOf(query: SumLoans, loans: Loans, today = never) {
  const sums = new LoanAdder();
  for await (const loan of await allOf(query, loans, today)) sums.add(loanOn(loan, today));
  return sums.result();
}

/** The loans of a list by two dimensions, as at the end of the day. */
async function cellsOf(query: GetPortfolioCells, loans: Loans, today = never) {
  const cells = new CellAdder(query.rows, query.columns);
  for await (const loan of await allOf(query, loans, today)) cells.add(loan, loanOn(loan, today));
  return cells.result();
}

/**
 * The totals as at the end of the day: of loans whose day brings something new that has not been
 * recorded yet, what they are short of it.
 */
async function totalsOf(by: PortfolioDimension, loans: Loans, today = '') {
  const totals = [...(await loans.totals('portfolio', { dimension: by }))];
  const pending = loans.each({ status: 'active', nextAgeingOn: { above: '', upTo: today } });
  for await (const loan of pending) {
    const [then] = contributions(loan).filter(({ group }) => group['dimension'] === by);
    const { minor } = loanOn(loan, today).overdue;
    if (then === undefined || minor === loan.overdue.minor) continue;
    totals.push({ group: then.group, count: 0, sums: { overdue: minor - loan.overdue.minor } });
  }
  return totals;
}

/** Every loan and how it stands: what is owed, due, overdue, and when ageing has to look again. */
export const loanBook = defineView({
  name: 'loan-book',
  version: 9,
  events: loanEvents,
  opens: openings,
  on,
  rollups: { portfolio: contributions },
  scope: { client: 'clientId' },
  queries: { GetLoan, ListLoans, SumLoans, GetPortfolio, GetPortfolioCells },
  allow: {
    GetLoan: everyone,
    ListLoans: everyone,
    SumLoans: everyone,
    GetPortfolio: everyone,
    GetPortfolioCells: everyone,
  },
  answer: {
    GetLoan: async ({ loanId }, loans, { today }) => loanOn(await loans.get(loanId), today),
    ListLoans: (query, loans, { today }) => pageOf(query, loans, today),
    SumLoans: (query, loans, { today }) => sumsOf(query, loans, today),
    GetPortfolioCells: (query, loans, { today }) => cellsOf(query, loans, today),
    GetPortfolio: async ({ by }, loans, { today }) =>
      portfolioOf(by, await totalsOf(by, loans, today)),
  },
  indexes: [
    { status: 1, nextAgeingOn: 1 },
    { grantedOn: -1 },
    { clientId: 1, grantedOn: -1 },
    { applicationId: 1 },
    { drawableUntil: 1 },
    { status: 1, grantedOn: -1 },
    { product: 1, grantedOn: -1 },
    { 'industry.code': 1, grantedOn: -1 },
    { 'region.code': 1, grantedOn: -1 },
    { approvalYear: 1, grantedOn: -1 },
    { managerId: 1, grantedOn: -1 },
    { units: 1, grantedOn: -1 },
    { purpose: 1, grantedOn: -1 },
    { class: 1, grantedOn: -1 },
    { stage: 1, grantedOn: -1 },
    { status: 1, 'reset.noticeOn': 1 },
    { 'reset.isMissing': 1, grantedOn: -1 },
    { 'published.index': 1, grantedOn: -1 },
    { 'published.on': 1, grantedOn: -1 },
    { agreementNumber: 1 },
    { maturesOn: 1 },
    { nextDueOn: 1 },
    { unpaidSince: 1 },
    { unpaidSince: 1, grantedOn: -1 },
    { lateFrom: 1, grantedOn: -1 },
    { 'outstanding.minor': 1 },
  ],
  orders: ['grantedOn', 'maturesOn', 'nextDueOn', 'outstanding.minor', 'unpaidSince'],
  keepsDays: true,
});
