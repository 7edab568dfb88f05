import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { AgeLoan } from '../loan/loan.commands.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

/**
 * At the end of a business day every running loan is judged for which the day, or one before it,
 * brings something: an instalment falls due, is overdue, or moves to another bucket.
 */
export const ageLoans = defineProcess({
  name: 'age-loans',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: string }) =>
        loanBook.rows({ status: 'active', nextAgeingOn: { upTo: day } }),
      ({ loanId }: KeptLoan, { day }) => [AgeLoan.of({ loanId, day })],
    ),
  },
});
