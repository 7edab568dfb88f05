import { defineProcess, sweep } from '#kernel';
import { businessDayEvents } from '#platform';
import { FollowIndex } from '../loan/loan.commands.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { isToCome } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

/** At the end of a business day the rates are set anew whose day of notice has come. */
export const followIndex = defineProcess({
  name: 'follow-index',
  events: businessDayEvents,
  sweeps: {
    BusinessDayClosed: sweep(
      ({ day }: { readonly day: string }) =>
        loanBook.rows({ status: 'active', 'reset.noticeOn': { above: '', upTo: day } }),
      (loan: KeptLoan, { day }) =>
        isToCome(loan) ? [FollowIndex.of({ loanId: loan.loanId, day })] : [],
    ),
  },
});
