import { addDays, defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { LapseLoan } from '../loan/loan.commands.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

/**
 * At the end of a day, loans lapse of which nothing was drawn while the approval was valid. The loan's
 * own stream decides, so that it is either drawn or lapsed, whatever comes first.
 */
export const lapseLoans = defineProcess({
  name: 'lapse-loans',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: string }) =>
        loanBook.rows({ drawableUntil: { above: '', upTo: addDays(day, -1) } }),
      ({ loanId }: KeptLoan, { day }) => [LapseLoan.of({ loanId, day })],
    ),
  },
});
