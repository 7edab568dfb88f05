import type { Day, Labels, Money } from '#kernel';
import type { AllocationRule } from '#loan-arithmetic';
import type { Evidence } from '../loan-command.js';
import type { Proposal } from './proposal.js';

/** The rule that gave the order of payment. */
export type OrderRule = Pick<AllocationRule, 'id' | 'version'>;

/** What says which rule, or which version of a product, decided. */
export interface ByRule {
  readonly rule?: OrderRule;
}

interface OfProposal {
  readonly proposalId: string;
  readonly valueDate: Day;
}

/** What an event says of a proposal that was made. */
export interface ProposalMade extends OfProposal {
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  readonly proposedBy: string;
}

/** What an event says of one step of approval. */
export interface ProposalApproved extends OfProposal {
  readonly approvedBy: string;
  readonly rule: OrderRule;
  readonly stepsLeft: number;
}

/** What an event says of a measure of a risk response that the loan did not allow. */
export interface MeasureRefused extends OfProposal {
  readonly responseId: string;
  readonly kind: 'extension' | 'acceleration';
  readonly instructedBy: string;
  /** The code and the words of the refusal. */
  readonly refusal: string;
  readonly because: Labels;
}

/** What an event says of a drawdown that the loan did not allow. */
export interface TurnedAway extends OfProposal {
  readonly amount: Money;
  readonly instructedBy: string;
  /** The code and the words of the refusal. */
  readonly refusal: string;
  readonly because: Labels;
}
