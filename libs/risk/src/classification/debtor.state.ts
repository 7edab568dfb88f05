import type { Day } from '#kernel';
import type { Stage } from '#lending';
import type { LoanClass } from '#lending';
import type { ExpectedLoss } from '../staging/loss-of-claim.js';
import type { StagesOfClaim } from '../staging/risk-of-claim.js';
import type { StageFinding } from '../staging/stage.js';
import type { ClassDecision } from './claim.js';
import type { Finding } from './classify.js';

/** What is known of the class of one claim. */
export interface ClaimState extends StagesOfClaim {
  readonly loanId: string;
  /** What the rules called for last. */
  readonly proposed?: {
    readonly class: LoanClass;
    readonly own: LoanClass;
    readonly findings: readonly Finding[];
    readonly stage: Stage;
    readonly stageFindings: readonly StageFinding[];
  };
  readonly decisions: readonly ClassDecision[];
  /** What was last said to be expected to be lost. */
  readonly loss?: {
    readonly stage: Stage;
    readonly on: Day;
    readonly principal: number;
    readonly loss: ExpectedLoss;
  };
  readonly first?: { readonly class: LoanClass; readonly by: string };
  readonly confirmed?: { readonly class: LoanClass; readonly by: string };
}

/** The claims on one debtor. */
export interface DebtorState {
  readonly claims: readonly ClaimState[];
}
