import type { Day, DecimalText, Money } from '#kernel';
import { event } from '#kernel';
import type { FeeStretch } from './reckoning.js';

/** What a project is charged for money that a lender holds ready. */
export const feeEvents = {
  /** The fee of whole months, with all that it was reckoned from. */
  CommitmentFeeAccrued: event<{
    readonly valueDate: Day;
    readonly sourceId: string;
    readonly from: Day;
    /** The day after the last. */
    readonly until: Day;
    /** A year, as a share of 1. */
    readonly rate: DecimalText;
    readonly stretches: readonly FeeStretch[];
    readonly amount: Money;
    /** The loan that it is charged to; else the accounts of the project owe it. */
    readonly loanId?: string;
  }>(),
  /** A run of payments has paid of the fee what the accounts owed. */
  CommitmentFeePaid: event<{
    readonly valueDate: Day;
    readonly sourceId: string;
    readonly runId: string;
    readonly amount: Money;
  }>(),
};
