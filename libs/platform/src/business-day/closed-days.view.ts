import type { Day, Rows } from '#kernel';
import { defineView, everyone, ViewQuery } from '#kernel';
import { businessDayEvents } from './business-day.events.js';

/** Up to which day the bank is closed. There is one such row. */
export interface ClosedDays {
  /** The last day that was closed: nobody alone values anything into it or a day before it. */
  readonly closedUpTo: Day;
  readonly closedAt: string;
  readonly closedBy: string;
}

/** The id of the one row. */
export const theBank = 'bank';

/** Up to which day the bank is closed. */
export class GetClosedDays extends ViewQuery<ClosedDays> {}

const on: Rows<ClosedDays, typeof businessDayEvents> = {
  BusinessDayClosed: ({ day }, before, { at, actor }) =>
    day < before.closedUpTo ? before : { closedUpTo: day, closedAt: at, closedBy: actor },
};

/** The close of the last business day. */
export const closedDays = defineView({
  name: 'closed-days',
  events: businessDayEvents,
  empty: (): ClosedDays => ({ closedUpTo: '', closedAt: '', closedBy: '' }),
  on,
  key: { BusinessDayClosed: () => theBank },
  scope: 'open',
  queries: { GetClosedDays },
  allow: { GetClosedDays: everyone },
  answer: { GetClosedDays: (_, rows) => rows.get(theBank) },
});
