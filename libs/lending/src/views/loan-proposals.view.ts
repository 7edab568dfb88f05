import type { Day, Openings, Rows } from '#kernel';
import { defineView, everyone, IsCode, IsId, ListQuery, pick, ViewQuery } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Evidence } from '../loan/loan-command.js';
import { loanEvents } from '../loan/loan.events.js';
import type { Proposal } from '../loan/proposal/proposal.js';
import type { Revision } from '../loan/revision/revised-figure.js';
import { ProposalKind, ProposalStatus } from '../loan/proposal/proposal.codes.js';

/** A proposal upon a loan, and how far it has come. */
export interface ProposalRow {
  /** The loan and the proposal together: `ln_1:3`. */
  readonly id: string;
  readonly loanId: string;
  readonly clientId: string;
  readonly proposalId: string;
  readonly kind: ProposalKind;
  readonly status: ProposalStatus;
  readonly proposal: Proposal;
  readonly evidence: readonly Evidence[];
  readonly proposedBy: string;
  readonly proposedOn: Day;
  readonly approvals: readonly { readonly approvedBy: string; readonly on: Day }[];
  /** The rule that says who approves. */
  readonly rule?: string;
  /** What it changed of the last closed evening, where it counts for days that were closed. */
  readonly revised?: { readonly closedUpTo: Day; readonly changes: readonly Revision[] };
  readonly declined?: { readonly by: string; readonly on: Day; readonly reason: string };
}

/** One proposal. */
export class GetProposal extends ViewQuery<ProposalRow> {
  @IsId() readonly loanId!: string;

  @IsId() readonly proposalId!: string;
}

/** Proposals upon loans: what awaits approval, and what became of the others. */
export class ListProposals extends ListQuery<ProposalRow> {
  @IsOptional() @IsId() readonly loanId?: string;
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsCode(ProposalKind) readonly kind?: ProposalKind;
  @IsOptional() @IsCode(ProposalStatus) readonly status?: ProposalStatus;
  @IsOptional() @IsId() readonly proposedBy?: string;
}

const events = pick(
  loanEvents,
  'LoanProposalMade',
  'LoanProposalApproved',
  'LoanProposalDeclined',
  'ClosedDaysRevised',
);

const opens: Openings<ProposalRow, typeof events> = {
  LoanProposalMade: ({ loanId, clientId, proposalId, proposal, evidence, ...data }) => ({
    id: keyOf({ loanId, proposalId }),
    loanId,
    clientId,
    proposalId,
    kind: proposal.kind,
    status: 'open',
    proposal,
    evidence,
    proposedBy: data.proposedBy,
    proposedOn: data.valueDate,
    approvals: [],
  }),
};

const on: Rows<ProposalRow, typeof events> = {
  LoanProposalApproved: ({ approvedBy, rule, stepsLeft, valueDate }, row) => ({
    ...row,
    status: stepsLeft === 0 ? 'approved' : 'open',
    approvals: [...row.approvals, { approvedBy, on: valueDate }],
    rule: rule.id,
  }),
  ClosedDaysRevised: ({ closedUpTo, changes }, row) => ({
    ...row,
    revised: { closedUpTo, changes },
  }),
  LoanProposalDeclined: ({ declinedBy: by, reason, valueDate }, row) => ({
    ...row,
    status: 'declined',
    declined: { by, reason, on: valueDate },
  }),
};

interface Named {
  readonly loanId: string;
  readonly proposalId: string;
}
const keyOf = ({ loanId, proposalId }: Named): string => `${loanId}:${proposalId}`;

/** What was proposed upon loans, by whom, and who approved it. */
export const loanProposals = defineView({
  name: 'loan-proposals',
  version: 3,
  events,
  opens,
  on,
  key: {
    LoanProposalMade: keyOf,
    LoanProposalApproved: keyOf,
    LoanProposalDeclined: keyOf,
    ClosedDaysRevised: keyOf,
  },
  scope: { client: 'clientId' },
  queries: { GetProposal, ListProposals },
  allow: { GetProposal: everyone, ListProposals: everyone },
  answer: {
    GetProposal: (named, rows) => rows.get(keyOf(named)),
    ListProposals: ({ loanId, clientId, kind, status, proposedBy, ...page }, rows) =>
      rows.page({ loanId, clientId, kind, status, proposedBy }, page),
  },
  indexes: [{ loanId: 1 }, { clientId: 1 }, { status: 1, proposedOn: 1 }],
  orders: ['proposedOn'],
});
