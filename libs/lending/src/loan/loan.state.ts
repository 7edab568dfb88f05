import type { CreditTerms } from '#credit';
import type { Day, Money } from '#kernel';
import type { AgeingBucket, Share } from '#loan-arithmetic';
import type { LoanStatus } from '../lending.codes.js';
import type { LoanClass, Stage } from '../risk-class.codes.js';
import type { PrepaymentKind } from '../book/facts.js';
import type { LoanAccount } from '../book/loan-account.js';
import type { Evidence } from './loan-command.js';
import type { Proposal } from './proposal/proposal.js';

/** A repayment and what it was last decided to pay. */
export interface RecordedRepayment {
  readonly repaymentId: string;
  readonly allocation: readonly Share[];
  readonly overpaid: Money;
  readonly amount: Money;
  readonly valueDate: Day;
  readonly prepayment?: PrepaymentKind;
  readonly reversed: boolean;
}

/** Money out of suspense on a due date, and what it was last decided to pay. */
export interface Applied {
  readonly on: Day;
  readonly allocation: readonly Share[];
}

/** An amount that is known by an id. */
export interface Identified {
  readonly id: string;
  readonly amount: Money;
}

/** What later decisions need to know of a loan, and no more. */
export interface Loan {
  readonly status: LoanStatus;
  readonly clientId: string;
  readonly applicationId: string;
  readonly managerId: string;
  readonly units: readonly string[];
  readonly terms: CreditTerms;
  readonly grantedOn: Day;
  /** The last day of the approval: until then the first drawdown has to be made. */
  readonly validUntil?: Day;
  readonly signedOn?: Day;
  readonly agreementNumber?: string;
  /** The money facts that stand. */
  readonly account: LoanAccount;
  /** Taken over at its end from another system: no schedule was ever kept of it here. */
  readonly migrated: boolean;
  /** The last due day of the schedule that was last decided. */
  readonly maturesOn?: Day;
  /** The last due day as it was first agreed. */
  readonly agreedUntil?: Day;
  readonly repayments: readonly RecordedRepayment[];
  readonly applied: readonly Applied[];
  /** The latest value date of a money fact or of ageing: a fact before it is late. */
  readonly knownOn: Day;
  /** The last day on which ageing found something. */
  readonly agedOn?: Day;
  /** The day that was last said to bring something new. */
  readonly nextAgeingOn: Day | null;
  /** The bucket that was last announced. */
  readonly bucket: AgeingBucket;
  readonly guaranteed: Money;
  readonly guarantees: readonly Identified[];
  /** Written off and not recovered. */
  readonly claim: Money;
  readonly recoveries: readonly Identified[];
  /** Proposed, and neither carried out nor declined. */
  readonly proposals: readonly OpenProposal[];
  /** Every id that a proposal was ever given. */
  readonly proposalIds: readonly string[];
  /** Of the drawdowns that were paid out here. */
  readonly drawdownIds: readonly string[];
  readonly feeIds: readonly string[];
  /** What was charged back, by the repayment. */
  readonly chargeBacks: readonly Identified[];
  /** The next reset of a rate that follows an index. */
  readonly reset?: { readonly on: Day; readonly noticeOn: Day; readonly isMissing: boolean };
  readonly misused: boolean;
  readonly class: LoanClass;
  readonly stage: Stage;
}

/** A proposal that awaits approval. */
export interface OpenProposal {
  readonly proposalId: string;
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  /** Whoever proposed it, and approved a step of it. */
  readonly involved: readonly string[];
  readonly stepsTaken: number;
  readonly valueDate: Day;
}

/** The running number of what has been given no id; the next one that is free. */
export function nextNumber(taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(String(number))) number += 1;
  return String(number);
}
