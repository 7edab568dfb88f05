import type { ClassDecision } from './claim.js';
import type { LoanClass } from './classification.codes.js';
import type { Finding } from './classify.js';

/** What is known of the class of one claim. */
export interface ClaimState {
  readonly loanId: string;
  /** What the rules called for last. */
  readonly proposed?: {
    readonly class: LoanClass;
    readonly own: LoanClass;
    readonly findings: readonly Finding[];
    readonly stage: string;
  };
  readonly decisions: readonly ClassDecision[];
  readonly first?: { readonly class: LoanClass; readonly by: string };
  readonly confirmed?: { readonly class: LoanClass; readonly by: string };
}

/** The claims on one debtor. */
export interface DebtorState {
  readonly claims: readonly ClaimState[];
}
