import type { Day, Occurrence } from '#kernel';
import { defineProcess, isMonthEnd, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { clientEvents } from '#clients';
import { businessDayEvents } from '#platform';
import { warningEvents } from '#risk';
import { ClassifyClient } from '../segment/segment.commands.js';
import { segmentEvents } from '../segment/segment.events.js';
import { ruleFor } from '../segment/segment.rules.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segmentFiguresOn } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

const classify = (row: SegmentRow, day: Day) => [
  ClassifyClient.of({ clientId: row.clientId, day, figures: segmentFiguresOn(row, day) }),
];

/** The day of a fact, but never one before the type last changed. */
const dayFor = ({ since = '' }: SegmentRow, valueDate: Day): Day =>
  since > valueDate ? since : valueDate;

/** The client whose stream it is. */
const ofStream = sweep(
  (_: unknown, { id }: Occurrence) => segments.rows({ clientId: id }),
  (row, _, { valueDate }: Occurrence) => classify(row, dayFor(row, valueDate)),
);

interface OfLoan {
  readonly clientId: string;
  readonly origin?: object;
}

/** The client of a loan; what was taken over from another system waits for the end of a day. */
const ofLoan = sweep(
  ({ clientId, origin }: OfLoan) =>
    origin === undefined ? segments.rows({ clientId }) : undefined,
  (row, _, { valueDate }: Occurrence) => classify(row, dayFor(row, valueDate)),
);

/**
 * Events are answered side by side, so the figures of an earlier one may be judged last. A type
 * that the rules would not give by now is looked at again, until both agree.
 */
const again = sweep(
  (_: unknown, { id }: Occurrence) => segments.rows({ clientId: id }),
  (row, _, { valueDate }: Occurrence) => {
    const day = dayFor(row, valueDate);
    const type = ruleFor(segmentFiguresOn(row, day), day)?.type ?? 'unclassified';
    return type === row.segment ? [] : classify(row, day);
  },
);

/**
 * Asks the rules anew which type a client is of: at once when a warning changes or a loan falls
 * overdue, comes current or is written off; at the end of each business day for those whom time may
 * change; and at the end of a month for everybody, so that a new version of a rule reaches all.
 */
export const classifyClients = defineProcess({
  name: 'classify-clients',
  events: {
    ...clientEvents,
    ...loanEvents,
    ...warningEvents,
    ...segmentEvents,
    ...businessDayEvents,
  },
  sweeps: {
    WarningRaised: ofStream,
    WarningRaisedByHand: ofStream,
    WarningEscalated: ofStream,
    WarningEased: ofStream,
    WarningLifted: ofStream,
    WarningClosed: ofStream,
    LoanFellOverdue: ofLoan,
    LoanCameCurrent: ofLoan,
    LoanWrittenOff: ofLoan,
    LifecycleStageChanged: ofStream,
    AnnualRevenueReported: ofStream,
    ClientTypeAssigned: again,
    ClientTypeEnded: again,
    ClientTypeOverrideEnded: ofStream,
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }) => segments.rows(isMonthEnd(day) ? {} : { awake: true }),
      (row, { day }) => classify(row, day),
    ),
  },
});
