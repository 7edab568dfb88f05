import { defineProcess, pick } from '#kernel';
import { loanEvents } from '#lending';
import { followingId } from '#platform';
import { ReportObservation } from '../signal/signal.commands.js';

/** Money that was not used as agreed is a signal at its client, and warns of it (F-11). */
export const reportMisuse = defineProcess({
  name: 'report-misuse',
  events: pick(loanEvents, 'LoanMisused'),
  on: {
    LoanMisused: ({ loanId, clientId, finding, valueDate }, { at }) => [
      ReportObservation.of({
        signalId: followingId('si', loanId, 'misuse'),
        clientId,
        code: 'proceedsMisused',
        title: finding.slice(0, 200),
        // After the close of a day the loan counts from the next one; it was found today.
        happenedOn: [valueDate, at.slice(0, 10)].sort()[0] ?? valueDate,
      }),
    ],
  },
});
