import { defineView, everyone, IsId, ListQuery, ViewQuery } from '#kernel';
import type { Day, Page } from '#kernel';
import { addDays } from '#kernel';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Min } from 'class-validator';
import { loanEvents } from '../loan/loan.events.js';
import type { ExposureRow, KeptExposure } from './client-exposure.rows.js';
import { exposureOn, exposureTogether, noExposure, on } from './client-exposure.rows.js';

/** What one client owes; nothing where the client has no loans. */
export class GetClientExposure extends ViewQuery<ExposureRow> {
  @IsId() readonly clientId!: string;
}

/** So many records of one client are put together. */
const mostRecords = 200;

const orders = ['maxDaysPastDue', 'overdueSince', 'loanCount'];

/** Clients with loans, the longest overdue first unless sorted otherwise. */
export class ListClientExposures extends ListQuery<ExposureRow> {
  /** Only those at least so many days past due. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) readonly daysPastDueFrom?: number;

  @IsOptional()
  @IsIn(orders.flatMap((field) => [field, `-${field}`]))
  override readonly sort?: string;
}

/** Longest overdue first is earliest unpaid first: what is kept does not change with the day. */
const keptOrder = (sort: string): string =>
  sort.endsWith('maxDaysPastDue')
    ? sort.startsWith('-')
      ? 'unpaidSince'
      : '-unpaidSince'
    : sort.replace('overdueSince', 'unpaidSince');

/** What each client owes over all loans: for limits, warnings and segments. */
export const clientExposure = defineView({
  name: 'client-exposure',
  version: 6,
  events: loanEvents,
  empty: noExposure,
  on,
  by: 'clientId',
  scope: { client: 'clientId' },
  queries: { GetClientExposure, ListClientExposures },
  allow: { GetClientExposure: everyone, ListClientExposures: everyone },
  answer: {
    GetClientExposure: async ({ clientId }, clients, { today = '' }) => {
      // A client is asked for with the records that were merged into it: no exposure is lost.
      const { items } = await clients.page({ clientId }, { limit: mostRecords });
      return exposureOn(exposureTogether(clientId, items), today);
    },
    ListClientExposures: async (query, clients, { today = '' }) => {
      const { daysPastDueFrom: least = 0, sort = '-maxDaysPastDue', limit, cursor } = query;
      const where =
        least === 0
          ? {}
          : { unpaidSince: { upTo: addDays(today, -least) }, lateFrom: { upTo: today } };
      const page = await clients.page(where, { limit, cursor, sort: keptOrder(sort) });
      return shown(page, today);
    },
  },
  indexes: [{ unpaidSince: 1 }, { loanCount: 1 }],
  orders: ['unpaidSince', 'loanCount'],
});

const shown = ({ items, next }: Page<KeptExposure>, day: Day): Page<ExposureRow> => ({
  items: items.map((kept) => exposureOn(kept, day)),
  next,
});
