import { BlockCredit, EndCommitment, NoteFirstDrawdown, UnblockCredit } from '#credit';
import type { Day } from '#kernel';
import { defineProcess, sweep } from '#kernel';
import { AgeingBucket } from '#loan-arithmetic';
import type { LoanStanding } from '../book/standing.js';
import { loanEvents } from '../loan/loan.events.js';
import type { KeptLoan } from '../views/book/loan-book.rows.js';
import { loanBook } from '../views/book/loan-book.view.js';

/** From this many days past due a client is given no more credit. */
const blockedFromDays = 91;

interface Judged {
  readonly loanId: string;
  readonly clientId: string;
  readonly valueDate: Day;
  readonly standing: LoanStanding;
}

interface Settled {
  readonly loanId: string;
  readonly valueDate: Day;
  readonly origin?: object;
}

const blocks = ({ loanId, clientId, valueDate, standing: { bucket } }: Judged) => {
  const block = { clientId, cause: 'pastDue', reference: loanId, valueDate } as const;
  return AgeingBucket(bucket).from >= blockedFromDays
    ? [BlockCredit.of({ ...block, reason: AgeingBucket(bucket).en })]
    : [UnblockCredit.of({ ...block, reason: AgeingBucket(bucket).en })];
};

/** What becomes of a loan tells credit whether its client may have more. */
export const tellCredit = defineProcess({
  name: 'tell-credit',
  events: loanEvents,
  on: {
    LoanFellOverdue: blocks,
    OverdueBucketChanged: blocks,
    LoanCameCurrent: blocks,
    LoanLapsed: ({ applicationId, valueDate }) => [
      EndCommitment.of({ applicationId, code: 'expired', valueDate }),
    ],
  },
  sweeps: {
    LoanDisbursed: sweep(
      ({ loanId, origin }: Settled) =>
        origin === undefined ? loanBook.rows({ loanId }) : undefined,
      ({ applicationId, clientId }: KeptLoan, { valueDate }: Settled) => [
        NoteFirstDrawdown.of({ applicationId, clientId, drawnOn: valueDate }),
      ],
    ),
    LoanTakenOver: sweep(
      ({ loanId }: Settled) => loanBook.rows({ loanId }),
      ({ applicationId, clientId, migrated }: KeptLoan, { valueDate }: Settled) =>
        migrated ? [] : [NoteFirstDrawdown.of({ applicationId, clientId, drawnOn: valueDate })],
    ),
    LoanSettled: sweep(
      ({ loanId, origin }: Settled) =>
        origin === undefined ? loanBook.rows({ loanId }) : undefined,
      ({ applicationId }: KeptLoan, { valueDate }: Settled) => [
        EndCommitment.of({ applicationId, code: 'settled', valueDate }),
      ],
    ),
  },
});
