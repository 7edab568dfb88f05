import type { Rows } from '#kernel';
import { defineView, IsId, ViewQuery } from '#kernel';
import { accountEvents } from '../account/account.events.js';
import { creditReportEvents } from '../credit-report/credit-report.events.js';
import { marketEvents } from '../market/market.events.js';
import type { AccountMonth, BureauReport, Quotation, WithFacts } from './facts-of-client.js';
import { factEventsByClient, noFacts, onFacts } from './facts-of-client.js';

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

const readers = ['relationshipManager', 'riskOfficer', 'creditApprover', 'auditor'] as const;

/** The facts to judge a client by, beside its statements and loans. */
export const riskFile = defineView({
  name: 'risk-file',
  events,
  empty: (clientId): RiskFileRow => ({ clientId, ...noFacts }),
  on,
  key: factEventsByClient,
  queries: { ListMarketFigures, ListAccountBehaviour, ListCreditReports },
  allow: { ListMarketFigures: readers, ListAccountBehaviour: readers, ListCreditReports: readers },
  answer: {
    ListMarketFigures: async ({ clientId }, rows) => (await rows.get(clientId)).quotations,
    ListAccountBehaviour: async ({ clientId }, rows) => (await rows.get(clientId)).accountMonths,
    ListCreditReports: async ({ clientId }, rows) => (await rows.get(clientId)).bureauReports,
  },
});
