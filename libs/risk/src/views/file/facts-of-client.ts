import type { DataOf, Rows } from '#kernel';
import type { accountEvents } from '../../account/account.events.js';
import type { creditReportEvents } from '../../credit-report/credit-report.events.js';
import type { marketEvents } from '../../market/market.events.js';

/** A quotation of a client. */
export type Quotation = Omit<
  DataOf<(typeof marketEvents)['MarketFigureRecorded']>,
  'clientId' | 'valueDate' | 'origin'
> &
  Recorded;

/** A month of an account. */
export type AccountMonth = Omit<
  DataOf<(typeof accountEvents)['AccountBehaviourReported']>,
  'clientId' | 'valueDate' | 'origin'
> &
  Recorded;

/** A report of a credit bureau. */
export type BureauReport = Omit<
  DataOf<(typeof creditReportEvents)['CreditReportRecorded']>,
  'clientId' | 'valueDate'
> &
  Recorded;

/** Where in the log a fact stands. */
interface Recorded {
  readonly position: number;
}

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
    MarketFigureRecorded: (
      { clientId: _, valueDate: __, origin: ___, ...told },
      row,
      { position },
    ) => ({
      ...row,
      quotations: latest(
        [
          { ...told, position },
          ...row.quotations.filter(({ figure, on }) => figure !== told.figure || on !== told.on),
        ],
        ({ on }) => on,
        kept.quotations,
      ),
    }),
    AccountBehaviourReported: (
      { clientId: _, valueDate: __, origin: ___, ...told },
      row,
      { position },
    ) => ({
      ...row,
      accountMonths: latest(
        [
          { ...told, position },
          ...row.accountMonths.filter(
            (each) => each.accountId !== told.accountId || each.month !== told.month,
          ),
        ],
        ({ upTo }) => upTo,
        kept.accountMonths,
      ),
    }),
    CreditReportRecorded: ({ clientId: _, valueDate: __, ...told }, row, { position }) => ({
      ...row,
      bureauReports: latest(
        [{ ...told, position }, ...row.bureauReports],
        ({ reportedOn }) => reportedOn,
        kept.bureauReports,
      ),
    }),
  } satisfies Rows<R, typeof marketEvents & typeof accountEvents & typeof creditReportEvents>;
}
