import type { DataOf, Rows } from '#kernel';
import type { accountEvents } from '../account/account.events.js';
import type { creditReportEvents } from '../credit-report/credit-report.events.js';
import type { marketEvents } from '../market/market.events.js';

/** A quotation of a client. */
export type Quotation = Omit<
  DataOf<(typeof marketEvents)['MarketFigureRecorded']>,
  'clientId' | 'valueDate' | 'origin'
>;

/** A month of an account. */
export type AccountMonth = Omit<
  DataOf<(typeof accountEvents)['AccountBehaviourReported']>,
  'clientId' | 'valueDate' | 'origin'
>;

/** A report of a credit bureau. */
export type BureauReport = Omit<
  DataOf<(typeof creditReportEvents)['CreditReportRecorded']>,
  'clientId' | 'valueDate'
>;

/** A row that gathers what is known of a client beside its statements and loans. */
export interface WithFacts {
  /** The latest first. */
  readonly quotations: readonly Quotation[];
  readonly accountMonths: readonly AccountMonth[];
  readonly bureauReports: readonly BureauReport[];
}

export const noFacts: WithFacts = { quotations: [], accountMonths: [], bureauReports: [] };

/** How much is kept of each. */
export interface Kept {
  readonly quotations: number;
  readonly accountMonths: number;
  readonly bureauReports: number;
}

const latest = <T>(items: readonly T[], day: (item: T) => string, most: number): readonly T[] =>
  items.toSorted((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : 0)).slice(0, most);

/** The arms of a view that gathers these facts of clients. */
export function onFacts<R extends WithFacts>(kept: Kept) {
  return {
    MarketFigureRecorded: ({ clientId: _, valueDate: __, origin: ___, ...quotation }, row) => ({
      ...row,
      quotations: latest(
        [
          quotation,
          ...row.quotations.filter(
            ({ figure, on }) => figure !== quotation.figure || on !== quotation.on,
          ),
        ],
        ({ on }) => on,
        kept.quotations,
      ),
    }),
    AccountBehaviourReported: ({ clientId: _, valueDate: __, origin: ___, ...month }, row) => ({
      ...row,
      accountMonths: latest(
        [
          month,
          ...row.accountMonths.filter(
            (each) => each.accountId !== month.accountId || each.month !== month.month,
          ),
        ],
        ({ upTo }) => upTo,
        kept.accountMonths,
      ),
    }),
    CreditReportRecorded: ({ clientId: _, valueDate: __, ...report }, row) => ({
      ...row,
      bureauReports: latest(
        [report, ...row.bureauReports],
        ({ reportedOn }) => reportedOn,
        kept.bureauReports,
      ),
    }),
  } satisfies Rows<R, typeof marketEvents & typeof accountEvents & typeof creditReportEvents>;
}

const itsClient = ({ clientId }: { readonly clientId: string }): string => clientId;

/** The key of each of these events in a view that gathers by client. */
export const factEventsByClient = {
  MarketFigureRecorded: itsClient,
  AccountBehaviourReported: itsClient,
  CreditReportRecorded: itsClient,
} as const satisfies Record<keyof ReturnType<typeof onFacts>, typeof itsClient>;
