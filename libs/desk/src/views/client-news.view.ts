import { clientEvents } from '#clients';
import { applicationEvents } from '#credit';
import { interactionEvents } from '#engagement';
import type { Day, Occurrence, Page, Rows } from '#kernel';
import { defineView, everyone, IsDay, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { loanEvents } from '#lending';
import { warningEvents } from '#risk';
import type { NewsKind } from '../desk.codes.js';

/** One thing that is new. */
export interface News {
  readonly kind: NewsKind;
  /** The day it counts for. */
  readonly on: Day;
  /** The moment it became known. */
  readonly at: string;
  /** The stream it happened in: `loan-ln_7`. */
  readonly stream: string;
}

/** What is new at a client, the latest first. */
export interface ClientNewsRow {
  readonly clientId: string;
  readonly news: readonly News[];
  readonly lastAt: string;
}

/** What is new at one client. */
export class GetClientNews extends ViewQuery<ClientNewsRow> {
  @IsId() readonly clientId!: string;
}

/** The clients at which something is new since a day, the latest first. */
export class ListClientNews extends ListQuery<ClientNewsRow> {
  @IsDay() readonly since!: Day;
}

/** So many news of a client are kept; older ones are found in its own lists. */
const kept = 60;

const events = {
  ...pick(
    clientEvents,
    'ClientFactsUpdated',
    'LifecycleStageChanged',
    'RelationshipManagerTransferred',
  ),
  ...pick(
    applicationEvents,
    'ApplicationSubmitted',
    'ApplicationApproved',
    'ApplicationDeclined',
    'ApplicationWithdrawn',
  ),
  ...pick(
    loanEvents,
    'LoanDisbursed',
    'RepaymentRecorded',
    'LoanFellOverdue',
    'LoanCameCurrent',
    'LoanSettled',
  ),
  ...pick(warningEvents, 'WarningRaised', 'WarningEscalated', 'WarningLifted'),
  ...pick(interactionEvents, 'InteractionRecorded'),
};

const told =
  (kind: NewsKind) =>
  (_: unknown, row: ClientNewsRow, { valueDate, at, stream }: Occurrence): ClientNewsRow => ({
    ...row,
    lastAt: at,
    news: [{ kind, on: valueDate, at, stream }, ...row.news].slice(0, kept),
  });

const on: Rows<ClientNewsRow, typeof events> = {
  ClientFactsUpdated: told('factsChanged'),
  LifecycleStageChanged: told('lifecycle'),
  RelationshipManagerTransferred: told('transferred'),
  ApplicationSubmitted: told('applied'),
  ApplicationApproved: told('approved'),
  ApplicationDeclined: told('declined'),
  ApplicationWithdrawn: told('withdrew'),
  LoanDisbursed: told('drewDown'),
  RepaymentRecorded: told('repaid'),
  LoanFellOverdue: told('fellOverdue'),
  LoanCameCurrent: told('cameCurrent'),
  LoanSettled: told('settled'),
  WarningRaised: told('warned'),
  WarningEscalated: told('escalated'),
  WarningLifted: told('lifted'),
  InteractionRecorded: told('spoke'),
};

const since = ({ items, next }: Page<ClientNewsRow>, day: Day): Page<ClientNewsRow> => ({
  items: items.map((row) => ({ ...row, news: row.news.filter(({ at }) => at >= day) })),
  next,
});

/** What is new at each client, whatever context it happened in. */
export const clientNews = defineView({
  name: 'client-news',
  events,
  empty: (clientId): ClientNewsRow => ({ clientId, news: [], lastAt: '' }),
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetClientNews, ListClientNews },
  allow: { GetClientNews: everyone, ListClientNews: everyone },
  answer: {
    GetClientNews: ({ clientId }, rows) => rows.get(clientId),
    ListClientNews: async ({ since: day, limit, cursor, sort = '-lastAt' }, rows) =>
      since(await rows.page({ lastAt: { from: day } }, { limit, cursor, sort }), day),
  },
  indexes: [{ lastAt: -1 }],
  orders: ['lastAt'],
});
