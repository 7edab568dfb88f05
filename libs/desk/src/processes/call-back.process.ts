import { CallBackClient, PromptManager, surveys } from '#engagement';
import type { SurveyRow } from '#engagement';
import type { DataOf } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { followingId } from '#platform';

type Disbursed = DataOf<typeof loanEvents.LoanDisbursed>;

/** How long after a drawdown the manager has to call. */
const daysToCall = 14;

/**
 * After a loan is drawn down, the client is asked how it went, if a survey of that kind is running:
 * an invitation, and a task of the manager to call. A migrated loan is history and asks nobody.
 */
export const callBackAfterLoan = defineProcess({
  name: 'call-back-after-loan',
  events: pick(loanEvents, 'LoanDisbursed'),
  sweeps: {
    LoanDisbursed: sweep(
      ({ origin }: Disbursed, { valueDate }) =>
        origin === undefined
          ? surveys.rows({
              purpose: 'postLoan',
              state: 'open',
              from: { from: '', upTo: valueDate },
            })
          : undefined,
      ({ surveyId, title, channels }: SurveyRow, { loanId, clientId }: Disbursed, { valueDate }) =>
        channels.slice(0, 1).flatMap((channel) => [
          CallBackClient.of({
            invitationId: followingId('iv', surveyId, loanId),
            surveyId,
            clientId,
            channel,
            about: loanId,
          }),
          PromptManager.of({
            taskId: followingId('tk', surveyId, loanId),
            clientId,
            title: `${title.zh} (${title.en})`.slice(0, 200),
            dueOn: addDays(valueDate, daysToCall),
            source: 'survey',
            sourceId: loanId,
          }),
        ]),
    ),
  },
});
