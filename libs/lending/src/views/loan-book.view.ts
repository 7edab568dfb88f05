import { LoanProduct } from '#credit';
import { defineView, everyone, IsCode, IsId, IsText, ListQuery, ViewQuery } from '#kernel';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { LoanStatus, PortfolioDimension } from '../lending.codes.js';
import { loanEvents } from '../loan/loan.events.js';
import type { LoanRow } from './loan-book.rows.js';
import { on, openings } from './loan-book.rows.js';
import type { Portfolio } from './portfolio.js';
import { contributions, portfolioOf } from './portfolio.js';

/** One loan as it stands. */
export class GetLoan extends ViewQuery<LoanRow> {
  @IsId() readonly loanId!: string;
}

/** Null is no day, and compares with none. */
const anyDay = { above: '' };

const loanOrders = ['nextDueOn', 'openedOn', 'outstanding.minor', 'overdueSince'];

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

/** Every loan and how it stands: what is owed, due, overdue, and when ageing has to look again. */
export const loanBook = defineView({
  name: 'loan-book',
  events: loanEvents,
  opens: openings,
  on,
  rollups: { portfolio: contributions },
  queries: { GetLoan, ListLoans, GetPortfolio },
  allow: { GetLoan: everyone, ListLoans: everyone, GetPortfolio: everyone },
  answer: {
    GetLoan: ({ loanId }, loans) => loans.get(loanId),
    ListLoans: (query, loans) =>
      loans.page(
        {
          clientId: query.clientId,
          applicationId: query.applicationId,
          status: query.status,
          product: query.product,
          'industry.code': query.industry,
          'region.code': query.region,
          approvalYear: query.approvalYear,
          managerId: query.managerId,
          'overdue.minor':
            query.overdue === undefined ? undefined : query.overdue ? { above: 0 } : 0,
          nextDueOn: query.sort?.endsWith('nextDueOn') === true ? anyDay : undefined,
          overdueSince: query.sort?.endsWith('overdueSince') === true ? anyDay : undefined,
        },
        { limit: query.limit, cursor: query.cursor, sort: query.sort ?? '-openedOn' },
      ),
    GetPortfolio: async ({ by }, loans) =>
      portfolioOf(by, await loans.totals('portfolio', { dimension: by })),
  },
  indexes: [
    { status: 1, nextAgeingOn: 1 },
    { openedOn: -1 },
    { clientId: 1, openedOn: -1 },
    { applicationId: 1 },
    { status: 1, openedOn: -1 },
    { product: 1, openedOn: -1 },
    { 'industry.code': 1, openedOn: -1 },
    { 'region.code': 1, openedOn: -1 },
    { approvalYear: 1, openedOn: -1 },
    { managerId: 1, openedOn: -1 },
    { 'overdue.minor': 1, openedOn: -1 },
    { nextDueOn: 1 },
    { overdueSince: 1 },
    { 'outstanding.minor': 1 },
  ],
});
