import type { Context, Day, Facts, Money } from '#kernel';
import { valueDateOf } from '#kernel';
import type { ApprovalRule } from './approvals.rules.js';
import { approvalRuleFor } from './approvals.rules.js';
import { carriedOut } from './carry-out.js';
import type { BankContext } from '../servicing/closed-days.js';
import { latestDay } from '../servicing/closed-days.js';
import type { Evidence } from '../loan-command.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan, OpenProposal } from '../loan.state.js';
import { nextNumber } from '../loan.state.js';
import type { Proposal } from './proposal.js';
import { revising } from '../revision/revision.js';

const { LoanProposalMade, LoanProposalApproved, LoanProposalDeclined } = loanEvents;
const { ProposalUnknown, ProposalRepeated, ApproverNotEntitled, TooManyProposals } = loanRefusals;
type LoanFacts = readonly Facts<typeof loanEvents>[];

/** The most proposals that may await approval at once. */
const mostOpen = 50;

interface Made {
  readonly proposalId?: string;
  readonly evidence?: readonly Evidence[];
  readonly valueDate?: Day;
}

/** A proposal; what could not be carried out today is refused today. */
export function proposed(
  loan: Loan,
  proposal: Proposal,
  { proposalId, evidence = [], valueDate }: Made,
  context: BankContext,
): LoanFacts {
  const id = proposalId ?? nextNumber(loan.proposalIds);
  if (loan.proposalIds.includes(id)) {
    throw ProposalRepeated({ field: 'proposalId', found: id });
  }
  if (loan.proposals.length >= mostOpen) throw TooManyProposals({ most: mostOpen });
  const day = valueDateOf(valueDate, {
    today: latestDay(context, loan),
    notBefore: loan.grantedOn,
  });
  const open = {
    proposalId: id,
    proposal,
    evidence,
    involved: [],
    stepsTaken: 0,
    valueDate: day,
  };
  ruleOf(open);
  carriedOut(loan, open, day);
  return [
    LoanProposalMade({
      proposalId: id,
      proposal,
      evidence,
      proposedBy: context.actor.id,
      valueDate: day,
    }),
  ];
}

/** One step of approval; with the last one the proposal is carried out. */
export function approved(
  loan: Loan,
  { proposalId, valueDate }: { readonly proposalId: string; readonly valueDate?: Day },
  context: BankContext,
): LoanFacts {
  const open = openIn(loan, proposalId);
  const day = valueDateOf(valueDate, {
    today: latestDay(context, loan),
    notBefore: open.valueDate,
  });
  const rule = ruleOf(open);
  const needed = rule.steps[open.stepsTaken] ?? [];
  const { roles, id } = context.actor;
  if (!needed.some((role) => roles.includes(role))) {
    throw ApproverNotEntitled({ needed, rule: rule.id });
  }
  const stepsLeft = rule.steps.length - open.stepsTaken - 1;
  return [
    LoanProposalApproved({
      proposalId,
      approvedBy: id,
      rule: { id: rule.id, version: rule.version },
      stepsLeft,
      valueDate: day,
    }),
    ...(stepsLeft === 0 ? revising(loan, proposalId, carriedOut(loan, open, day), context) : []),
  ];
}

/** A proposal of which nothing comes. */
export function declined(
  loan: Loan,
  { proposalId, reason }: { readonly proposalId: string; readonly reason: string },
  { actor, today }: Context,
): LoanFacts {
  openIn(loan, proposalId);
  return [LoanProposalDeclined({ proposalId, declinedBy: actor.id, reason, valueDate: today })];
}

/** Whoever proposed something or approved a step of it does not approve it. */
export const involvedIn = (
  { proposals }: Loan,
  { proposalId }: { readonly proposalId: string },
): readonly string[] => proposals.find((one) => one.proposalId === proposalId)?.involved ?? [];

function openIn({ proposals }: Loan, proposalId: string): OpenProposal {
  const open = proposals.find((one) => one.proposalId === proposalId);
  if (open === undefined) throw ProposalUnknown({ field: 'proposalId', found: proposalId });
  return open;
}

/** The rule of the day it was proposed: a later one does not change who decides. */
function ruleOf({ proposal, valueDate }: OpenProposal): ApprovalRule {
  const amount: Money | undefined = 'amount' in proposal ? proposal.amount : undefined;
  const rule = approvalRuleFor(proposal.kind, amount, valueDate);
  if (rule === undefined) throw ApproverNotEntitled({ kind: proposal.kind });
  return rule;
}
