import type { DecimalText } from '#kernel';

/**
 * What the rules of the release watch of a client: each figure is worked out, or no rule may watch
 * it. Null is nothing to observe, and calls for no level.
 */
export interface ClientFigures {
  /** Days that the oldest unpaid item of any loan of the client is past due. */
  readonly daysPastDue: number;
  /** Non-performing loans of a debtor who has other loans running beside them. */
  readonly otherLoansNonPerforming: number;
  /** Security over the amount outstanding of the loan that is secured most thinly. */
  readonly guaranteeCoverage: DecimalText | null;
  /** Loans written off and not yet recovered. */
  readonly loansWrittenOff: number;
  /** Points of the signals about the client that count: 1 to 3 each. */
  readonly signalPoints: number;
  /** Points of what the bank’s own people saw at the client. */
  readonly observationPoints: number;
  /** Points of the signals about its industry and its region; undefined where nobody told them. */
  readonly industrySignalPoints: number | undefined;
  /** 1 where a project of the client is late, 2 where one is seriously late; null without projects. */
  readonly projectDelay: number | null;
  /** Distance of the tightest covenant to its limit, as a share of the limit. */
  readonly covenantHeadroom: DecimalText | null;
  /** 1 for each covenant in breach, 2 for each in default; null without covenants. */
  readonly covenantPoints: number | null;
  /** Days beyond the day by which the client was to be contacted again. */
  readonly daysBeyondCadence: number | null;
}
