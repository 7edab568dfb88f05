import { clientEvents } from '#clients';
import type { Day, Occurrence } from '#kernel';
import { defineProcess, isMonthEnd, pick, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { businessDayEvents } from '#platform';
import { accountEvents, ratingEvents, warningEvents } from '#risk';
import { PlaceInTaxonomies } from '../placement/placement.commands.js';
import { placementEvents } from '../placement/placement.events.js';
import { FiguredTaxonomy } from '../taxonomy/figured-taxonomy.js';
import { placingRule } from '../taxonomy/taxonomy.rules.js';
import type { CriteriaBook } from '../criteria/criteria-in-force.js';
import { changedLately, rulesOn } from '../criteria/criteria-in-force.js';
import { criteriaBook, theCriteriaBook } from '../views/criteria-book.view.js';
import type { SegmentRow } from '../views/segments.rows.js';
import { segmentFiguresOn } from '../views/segments.rows.js';
import { segments } from '../views/segments.view.js';

/** Asks where a client stands, if the rules would place it otherwise than it stands. */
function place(
  row: SegmentRow,
  valueDate: Day,
  book: CriteriaBook | undefined,
): readonly PlaceInTaxonomies[] {
  const { clientId, places, movedOn = '' } = row;
  // Never a day before the last move.
  const day = movedOn > valueDate ? movedOn : valueDate;
  const figures = segmentFiguresOn(row, day);
  const differs = FiguredTaxonomy.some(
    (taxonomy) =>
      placingRule(rulesOn(book, taxonomy, day), figures)?.value !== places[taxonomy]?.value,
  );
  return differs ? [PlaceInTaxonomies.of({ clientId, day, figures })] : [];
}

interface OfClient {
  readonly clientId: string;
  readonly origin?: object;
}

const byRules = { beside: { book: criteriaBook.row(theCriteriaBook) } };

/** What is taken over from another system waits for the end of a day. */
const atOnce = sweep(
  ({ clientId, origin }: OfClient) =>
    origin === undefined ? segments.rows({ clientId }) : undefined,
  (row: SegmentRow, _, { valueDate }: Occurrence, { book }) => place(row, valueDate, book),
  byRules,
);

/**
 * Asks the rules of three taxonomies anew where a client stands: at once when something becomes known
 * that they look at; at the end of a day for those whom time may change; for everybody at the end of
 * a month and once criteria of the bank have begun or ended. Most evenings move nobody, and that is
 * found out from the row. Whoever has moved is looked at again, since events are answered side by
 * side.
 */
export const placeClients = defineProcess({
  name: 'place-clients',
  events: {
    ...clientEvents,
    ...pick(loanEvents, 'LoanGranted', 'LoanDisbursed', 'LoanFellOverdue', 'LoanCameCurrent'),
    ...pick(
      loanEvents,
      'DrawdownReversed',
      'LoanTakenOver',
      'LoanLapsed',
      'LoanSettled',
      'LoanWrittenOff',
    ),
    ...warningEvents,
    ...ratingEvents,
    ...accountEvents,
    ...pick(placementEvents, 'ClientSegmented', 'ClientSegmentEnded'),
    ...businessDayEvents,
  },
  sweeps: {
    ClientRegistered: atOnce,
    LifecycleStageChanged: atOnce,
    ProspectConverted: atOnce,
    AnnualRevenueReported: atOnce,
    LoanGranted: atOnce,
    LoanDisbursed: atOnce,
    DrawdownReversed: atOnce,
    LoanTakenOver: atOnce,
    LoanFellOverdue: atOnce,
    LoanCameCurrent: atOnce,
    LoanLapsed: atOnce,
    LoanSettled: atOnce,
    LoanWrittenOff: atOnce,
    WarningRaised: atOnce,
    WarningRaisedByHand: atOnce,
    WarningEscalated: atOnce,
    WarningEased: atOnce,
    WarningLifted: atOnce,
    WarningClosed: atOnce,
    ClientRated: atOnce,
    RatingOverridden: atOnce,
    RatingOverrideEnded: atOnce,
    AccountBehaviourReported: atOnce,
    ClientSegmented: atOnce,
    ClientSegmentEnded: atOnce,
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: Day }, _: Occurrence, { book }) =>
        segments.rows(isMonthEnd(day) || changedLately(book, day) ? {} : { awake: true }),
      (row: SegmentRow, { day }, _, { book }) => place(row, day, book),
      byRules,
    ),
  },
});
