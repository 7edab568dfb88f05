import type { Day, Facts } from '#kernel';
import { loanEvents } from '../loan.events.js';
import type { Loan } from '../loan.state.js';

const { LoanLapsed, LoanProposalDeclined } = loanEvents;

const reason = '批复到期未放款 (The approval lapsed before anything was drawn.)';

/**
 * The end of a loan of which nothing was drawn while its approval was valid, and of all that was
 * proposed upon it: whoever asked for a drawdown is told. Nothing where the loan may still be drawn.
 */
export function lapsed(
  { status, clientId, applicationId, validUntil, proposals }: Loan,
  valueDate: Day,
  declinedBy: string,
): readonly Facts<typeof loanEvents>[] {
  if (status !== 'granted' && status !== 'signed') return [];
  if (validUntil === undefined || validUntil >= valueDate) return [];
  return [
    LoanLapsed({ clientId, applicationId, valueDate }),
    ...proposals.map(({ proposalId }) =>
      LoanProposalDeclined({ proposalId, declinedBy, reason, valueDate }),
    ),
  ];
}
