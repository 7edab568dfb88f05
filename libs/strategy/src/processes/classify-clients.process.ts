import type { Day, Occurrence } from '#kernel';
import { defineProcess, isMonthEnd, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { clientEvents } from '#clients';
import { businessDayEvents } from '#platform';
import { warningEvents } from '#risk';
import { ClassifyClient } from '../segment/segment.commands.js';
import { segmentEvents } from '../segment/segment.events.js';
import { withShareOf } from '../segment/share-of-income.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { BankIncomeRow } from '../views/bank-income.view.js';
import { bankIncome, theBankIncome } from '../views/bank-income.view.js';
import { criteriaBook, theCriteriaBook } from '../views/criteria-book.view.js';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { changedLately, rulesOn } from '../criteria/criteria-in-force.js';
import { incomeOfYear } from '../views/segment-memory.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segmentFiguresOn } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

const classify = (row: SegmentRow, day: Day) => [
  ClassifyClient.of({ clientId: row.clientId, day, figures: segmentFiguresOn(row, day) }),
];

const byRules = {
  beside: { book: criteriaBook.row(theCriteriaBook), income: bankIncome.row(theBankIncome) },
};
interface Rules {
  readonly book: CriteriaBook | undefined;
  readonly income: BankIncomeRow | undefined;
}

/** Asks only where the rules of the day would say something else than was said last. */
function classifyAnew(row: SegmentRow, day: Day, { book, income }: Rules) {
  const { segment, why } = row;
  if (why?.by === 'person') return day <= why.expiresOn ? [] : classify(row, day);
  const earned = income && incomeOfYear(income.months, day);
  const figures = withShareOf(segmentFiguresOn(row, day), earned);
  const type = placingRule(rulesOn(book, 'relationshipType', day), figures)?.value;
  const isFounded = why !== null || segment === 'unclassified';
  return isFounded && (type ?? 'unclassified') === segment ? [] : classify(row, day);
}

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
  (row: SegmentRow, _, { valueDate }: Occurrence, rules) =>
    classifyAnew(row, dayFor(row, valueDate), rules),
  byRules,
);

/**
 * Asks the rules anew which type a client is of: at once when a warning changes or a loan falls
 * overdue, comes current or is written off; at the end of each business day for those whom time may
 * change; and for everybody at the end of a month and once criteria of the bank have begun or ended,
 * so that a new version of a rule reaches all.
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
      ({ day }: { readonly day: Day }, _: Occurrence, { book }) =>
        segments.rows(isMonthEnd(day) || changedLately(book, day) ? {} : { awake: true }),
      (row: SegmentRow, { day }, _, rules) => classifyAnew(row, day, rules),
      byRules,
    ),
  },
});
