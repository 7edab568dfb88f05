import { applicationEvents } from '#credit';
import type { Day } from '#kernel';
import { defineProcess, pick } from '#kernel';
import { loanEvents } from '#lending';
import type { FinancingOutcome } from '../needs.codes.js';
import { solutionOf } from '../solution/applications.js';
import { NoteFinancing } from '../solution/solution.commands.js';

/** The command to note an outcome, where the credit comes from a solution. */
function noted(id: string, outcome: FinancingOutcome, valueDate: Day): readonly NoteFinancing[] {
  const from = solutionOf(id);
  return from === undefined ? [] : [NoteFinancing.of({ ...from, outcome, valueDate })];
}

/** What becomes of the credits of a solution is noted with it, down to the first drawdown. */
export const followFinancings = defineProcess({
  name: 'follow-financings',
  events: {
    ...pick(
      applicationEvents,
      'ApplicationSubmitted',
      'ApplicationApproved',
      'ApplicationDeclined',
      'ApplicationWithdrawn',
    ),
    ...pick(loanEvents, 'LoanDisbursed'),
  },
  on: {
    ApplicationSubmitted: ({ applicationId, valueDate }) =>
      noted(applicationId, 'applied', valueDate),
    ApplicationApproved: ({ applicationId, valueDate }) =>
      noted(applicationId, 'approved', valueDate),
    ApplicationDeclined: ({ applicationId, valueDate }) =>
      noted(applicationId, 'declined', valueDate),
    ApplicationWithdrawn: ({ applicationId, valueDate }) =>
      noted(applicationId, 'withdrawn', valueDate),
    LoanDisbursed: ({ loanId, valueDate }) => noted(loanId, 'drawn', valueDate),
  },
});
