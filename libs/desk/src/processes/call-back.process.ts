import { CallBackClient, PromptManager, surveys } from '#engagement';
import type { SurveyRow } from '#engagement';
import type { DataOf } from '#kernel';
import { addDays, defineProcess, pick, sweep } from '#kernel';
import { loanEvents } from '#lending';
import { segmentEvents } from '#strategy';
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

type Typed = DataOf<typeof segmentEvents.ClientTypeAssigned>;

/**
 * A client that the rules find about to leave is asked why, if a survey of reasons is running: the
 * warning of churn and the survey of its reasons are one path (I-07).
 */
export const askWhyClientsLeave = defineProcess({
  name: 'ask-why-clients-leave',
  events: pick(segmentEvents, 'ClientTypeAssigned'),
  sweeps: {
    ClientTypeAssigned: sweep(
      ({ type }: Typed, { valueDate }) =>
        type === 'churning'
          ? surveys.rows({
              purpose: 'churn',
              state: 'open',
              from: { from: '', upTo: valueDate },
            })
          : undefined,
      ({ surveyId, channels }: SurveyRow, { clientId }: Typed) =>
        channels.slice(0, 1).map((channel) =>
          CallBackClient.of({
            invitationId: followingId('iv', surveyId, clientId),
            ...{ surveyId, clientId, channel, group: 'churning' },
          }),
        ),
    ),
  },
});
