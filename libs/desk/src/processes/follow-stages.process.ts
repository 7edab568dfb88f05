import { applicationEvents } from '#credit';
import { EnterContactStage } from '#engagement';
import { defineProcess, pick } from '#kernel';
import { loanEvents } from '#lending';

/**
 * The stage by which contacts are paced follows from facts: an application, its review, a drawdown.
 * What is taken over from another system is history and moves nobody.
 */
export const followStages = defineProcess({
  name: 'follow-stages',
  events: {
    ...pick(applicationEvents, 'ApplicationSubmitted', 'ApplicationReviewed'),
    ...pick(loanEvents, 'LoanDisbursed'),
  },
  on: {
    ApplicationSubmitted: ({ clientId, origin }) =>
      origin === undefined ? [EnterContactStage.of({ clientId, stage: 'application' })] : [],
    ApplicationReviewed: ({ clientId }) => [EnterContactStage.of({ clientId, stage: 'approval' })],
    LoanDisbursed: ({ clientId, origin }) =>
      origin === undefined ? [EnterContactStage.of({ clientId, stage: 'postLoan' })] : [],
  },
});
