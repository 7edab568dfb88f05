import type { DecimalText } from '#kernel';

/**
 * What the rules of the release watch of a client. A figure that is absent is not judged, and what
 * stands stays; one that is null has nothing left to observe, and calls for no level.
 */
export interface ClientFigures {
  /** Days that the oldest unpaid item of any loan of the client is past due. */
  readonly daysPastDue?: number | null;
  /** Non-performing loans of a debtor who has other loans running beside them. */
  readonly otherLoansNonPerforming?: number | null;
  /** Security over the amount outstanding of the loan that is secured most thinly. */
  readonly guaranteeCoverage?: DecimalText | null;
  /** Loans written off and not yet recovered. */
  readonly loansWrittenOff?: number | null;
  /** Days beyond the day by which the client was to be contacted again. */
  readonly daysBeyondCadence?: number | null;
}
