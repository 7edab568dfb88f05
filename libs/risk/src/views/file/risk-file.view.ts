import type { Contribution, Rows, Total } from '#kernel';
import { defineView, IsCode, IsId, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import { accountEvents } from '../../account/account.events.js';
import { creditReportEvents } from '../../credit-report/credit-report.events.js';
import { MarketFigure } from '../../facts/facts.codes.js';
import { marketEvents } from '../../market/market.events.js';
import type { AccountMonth, BureauReport, Quotation, WithFacts } from './facts-of-client.js';
import { noFacts, onFacts } from './facts-of-client.js';

/** What markets, accounts and bureaus say of a client. */
export interface RiskFileRow extends WithFacts {
  readonly clientId: string;
}

abstract class FactsOfClient<T> extends ViewQuery<T> {
  @IsId() readonly clientId!: string;
}

/** What markets say of a client, the latest quotation first. */
export class ListMarketFigures extends FactsOfClient<readonly Quotation[]> {}

/** How the accounts of a client behave, the latest month first. */
export class ListAccountBehaviour extends FactsOfClient<readonly AccountMonth[]> {}

/** What credit bureaus report of a client, the latest report first. */
export class ListCreditReports extends FactsOfClient<readonly BureauReport[]> {}

const events = { ...marketEvents, ...accountEvents, ...creditReportEvents };

const on: Rows<RiskFileRow, typeof events> = onFacts<RiskFileRow>({
  quotations: 260,
  accountMonths: 600,
  bureauReports: 60,
});

/** How many quotations there are, and what the market values of a year add up to. */
export class CountMarketFigures extends ViewQuery<readonly Total[]> {
  @IsOptional() @IsCode(MarketFigure) readonly figure?: MarketFigure;
}

/** How many months of accounts are reported, and what their figures add up to. */
export class CountAccountBehaviour extends ViewQuery<readonly Total[]> {}

const quotationsOf = ({ quotations }: RiskFileRow): readonly Contribution[] =>
  quotations.map(({ figure, on: day, amount: { minor, currency } }) => ({
    group: { figure, year: day.slice(0, 4), currency },
    sums: { minor },
  }));

const monthsOf = ({ accountMonths }: RiskFileRow): readonly Contribution[] =>
  accountMonths.map(({ month, currency, figures }) => ({
    group: { year: month.slice(0, 4), currency },
    sums: figures,
  }));

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** The facts to judge a client by, beside its statements and loans. */
export const riskFile = defineView({
  name: 'risk-file',
  version: 2,
  events,
  empty: (clientId): RiskFileRow => ({ clientId, ...noFacts }),
  on,
  by: 'clientId',
  rollups: { quotations: quotationsOf, accountMonths: monthsOf },
  scope: { client: 'clientId' },
  queries: {
    ListMarketFigures,
    ListAccountBehaviour,
    ListCreditReports,
    CountMarketFigures,
    CountAccountBehaviour,
  },
  allow: {
    ListMarketFigures: readers,
    ListAccountBehaviour: readers,
    ListCreditReports: readers,
    CountMarketFigures: readers,
    CountAccountBehaviour: readers,
  },
  answer: {
    ListMarketFigures: async ({ clientId }, rows) => (await rows.get(clientId)).quotations,
    ListAccountBehaviour: async ({ clientId }, rows) => (await rows.get(clientId)).accountMonths,
    ListCreditReports: async ({ clientId }, rows) => (await rows.get(clientId)).bureauReports,
    CountMarketFigures: ({ figure }, rows) => rows.totals('quotations', { figure }),
    CountAccountBehaviour: (_, rows) => rows.totals('accountMonths'),
  },
});
