import { LoanProduct } from '#credit';
import type { Table, Where } from '#kernel';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { LoanStatus, PortfolioDimension } from '../lending.codes.js';
import { loanEvents } from '../loan/loan.events.js';
import type { KeptLoan, LoanRow } from './loan-book.rows.js';
import { loanOn, never, on, openings } from './loan-book.rows.js';
import type { Portfolio } from './portfolio.js';
import { contributions, portfolioOf } from './portfolio.js';

/** One loan as it stands. */
export class GetLoan extends ViewQuery<LoanRow> {
  @IsId() readonly loanId!: string;
}

const loanOrders = ['nextDueOn', 'grantedOn', 'outstanding.minor', 'overdueSince'];

/**
 * Loans by what they are and how they stand, the latest opened first unless sorted otherwise. Sorted
 * by a day that not every loan has, only those are listed that have one.
 */
export class ListLoans extends ListQuery<LoanRow> {
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsId() readonly applicationId?: string;
  @IsOptional() @IsCode(LoanStatus) readonly status?: LoanStatus;
  @IsOptional() @IsCode(LoanProduct) readonly product?: LoanProduct;
  @IsOptional() @IsText({ max: 10 }) readonly industry?: string;
  @IsOptional() @IsText({ max: 10 }) readonly region?: string;
  @IsOptional() @Matches(/^\d{4}$|^unknown$/) readonly approvalYear?: string;
  @IsOptional() @IsId() readonly managerId?: string;

  /** Only those with something overdue, or only those without. */
  @IsOptional()
  @Transform(({ value }: { readonly value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  readonly overdue?: boolean;

  @IsOptional()
  @IsIn(loanOrders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

/** Totals of all loans by one dimension, with a breakdown by status. */
export class GetPortfolio extends ViewQuery<Portfolio> {
  @IsCode(PortfolioDimension) readonly by!: PortfolioDimension;
}

type Loans = Table<KeptLoan, 'portfolio'>;

/** A page of the list; each row stands as at the end of the day. */
async function pageOf(query: ListLoans, loans: Loans, today = never) {
  const { limit, cursor, overdue, sort = '-grantedOn' } = query;
  const sortsBy = (field: string) => sort.replace('-', '') === field;
  const where: Where<KeptLoan> = {
    clientId: query.clientId,
    applicationId: query.applicationId,
    status: query.status,
    product: query.product,
    'industry.code': query.industry,
    'region.code': query.region,
    approvalYear: query.approvalYear,
    managerId: query.managerId,
    // What is overdue on a day has been unpaid since an earlier one.
    unpaidSince:
      overdue === true || sortsBy('overdueSince')
        ? { below: today }
        : overdue === false
          ? { from: today }
          : undefined,
    nextDueOn: sortsBy('nextDueOn') ? { above: '' } : undefined,
  };
  const kept = sort.replace('overdueSince', 'unpaidSince');
  const { items, next } = await loans.page(where, { limit, cursor, sort: kept });
  return { items: items.map((loan) => loanOn(loan, today)), next };
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
  version: 2,
  events: loanEvents,
  opens: openings,
  on,
  rollups: { portfolio: contributions },
  scope: { client: 'clientId' },
  queries: { GetLoan, ListLoans, GetPortfolio },
  allow: { GetLoan: everyone, ListLoans: everyone, GetPortfolio: everyone },
  answer: {
    GetLoan: async ({ loanId }, loans, { today }) => loanOn(await loans.get(loanId), today),
    ListLoans: (query, loans, { today }) => pageOf(query, loans, today),
    GetPortfolio: async ({ by }, loans, { today }) =>
      portfolioOf(by, await totalsOf(by, loans, today)),
  },
  indexes: [
    { status: 1, nextAgeingOn: 1 },
    { grantedOn: -1 },
    { clientId: 1, grantedOn: -1 },
    { applicationId: 1 },
    { status: 1, grantedOn: -1 },
    { product: 1, grantedOn: -1 },
    { 'industry.code': 1, grantedOn: -1 },
    { 'region.code': 1, grantedOn: -1 },
    { approvalYear: 1, grantedOn: -1 },
    { managerId: 1, grantedOn: -1 },
    { nextDueOn: 1 },
    { unpaidSince: 1, grantedOn: -1 },
    { 'outstanding.minor': 1 },
  ],
  orders: ['grantedOn', 'nextDueOn', 'outstanding.minor'],
});
