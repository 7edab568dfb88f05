import type { Facts } from '#kernel';
import { Refusal } from '#kernel';
import { loanEvents } from '../loan.events.js';
import type { BankContext } from '../servicing/closed-days.js';
import type * as lateEntries from '../servicing/late-entry.commands.js';
import type { Loan } from '../loan.state.js';
import type { Permitted } from './permit.js';
import { checkPermit } from './permit.js';
import type * as proposals from './proposal.commands.js';
import { proposed } from './proposals.js';
import type * as takeOvers from '../take-over/take-over.commands.js';
import type * as restructuring from '../revision/restructuring.commands.js';

/** What each command that proposes something asks the others to approve. */
export const proposing = {
  InstructDrawdown(
    command: proposals.InstructDrawdown,
    loan: Loan,
    context: BankContext & Permitted,
  ): readonly Facts<typeof loanEvents>[] {
    const { amount, payee, way, use } = command;
    const proposal = { kind: 'drawdown', amount, payee, way, use } as const;
    const facts = proposed(loan, proposal, command, context);
    checkPermit(loan, context, command.valueDate ?? context.today);
    return facts;
  },

  ForwardDrawdown(
    command: proposals.ForwardDrawdown,
    loan: Loan,
    context: BankContext & Permitted,
  ): readonly Facts<typeof loanEvents>[] {
    const { proposalId, amount, instructedBy } = command;
    if (loan.proposalIds.includes(proposalId)) return [];
    const actor = { ...context.actor, id: instructedBy };
    try {
      return proposing.InstructDrawdown(command, loan, { ...context, actor });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code: refusal, labels: because } = error;
      const told = { proposalId, amount, instructedBy, refusal, because };
      return [loanEvents.DrawdownTurnedAway({ ...told, valueDate: context.today })];
    }
  },

  ProposeTakeOver(
    { figures, purchase, reason, ...command }: takeOvers.ProposeTakeOver,
    loan: Loan,
    context: BankContext & Permitted,
  ) {
    const proposal = { kind: 'takeOver', figures, ...(purchase && { purchase }), reason } as const;
    const facts = proposed(loan, proposal, command, context);
    if (!loan.migrated) checkPermit(loan, context, command.valueDate ?? context.today);
    return facts;
  },

  ProposeRefund(command: proposals.ProposeRefund, loan: Loan, context: BankContext) {
    const { amount, payee, reason } = command;
    return proposed(loan, { kind: 'refund', amount, payee, reason }, command, context);
  },

  ProposeWaiver(command: proposals.ProposeWaiver, loan: Loan, context: BankContext) {
    const { component, amount, reason } = command;
    return proposed(loan, { kind: 'waiver', component, amount, reason }, command, context);
  },

  ProposeLateRepayment(
    command: lateEntries.ProposeLateRepayment,
    loan: Loan,
    context: BankContext,
  ) {
    const { amount, countsFor, repaymentId, payer, source, reason } = command;
    const stated = {
      ...(repaymentId !== undefined && { repaymentId }),
      ...(payer && { payer }),
      ...(source && { source }),
    };
    return proposed(
      loan,
      { kind: 'lateRepayment', amount, countsFor, ...stated, reason },
      command,
      context,
    );
  },

  ProposeDrawdownReversal(
    command: lateEntries.ProposeDrawdownReversal,
    loan: Loan,
    context: BankContext,
  ) {
    const { drawdownId, reason } = command;
    return proposed(loan, { kind: 'drawdownReversal', drawdownId, reason }, command, context);
  },

  ProposeReversal(command: lateEntries.ProposeReversal, loan: Loan, context: BankContext) {
    const { repaymentId, reason } = command;
    return proposed(loan, { kind: 'reversal', repaymentId, reason }, command, context);
  },

  ProposeRestructuring(
    command: restructuring.ProposeRestructuring,
    loan: Loan,
    context: BankContext,
  ) {
    const { change, inDifficulty, reason } = command;
    return proposed(
      loan,
      { kind: 'restructuring', change, inDifficulty, reason },
      command,
      context,
    );
  },

  ProposeExtension(command: restructuring.ProposeExtension, loan: Loan, context: BankContext) {
    const { maturesOn, reason } = command;
    return proposed(loan, { kind: 'extension', maturesOn, reason }, command, context);
  },

  ForwardMeasure(
    command: restructuring.ForwardMeasure,
    loan: Loan,
    context: BankContext,
  ): readonly Facts<typeof loanEvents>[] {
    const { proposalId, responseId, instructedBy, measure, reason } = command;
    if (loan.proposalIds.includes(proposalId)) return [];
    const { kind, maturesOn = context.today } = measure;
    const proposal = kind === 'extension' ? { kind, maturesOn, reason } : { kind, reason };
    const actor = { ...context.actor, id: instructedBy };
    try {
      return proposed(loan, proposal, { proposalId }, { ...context, actor });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code: refusal, labels: because } = error;
      const told = { proposalId, responseId, kind, instructedBy, refusal, because };
      return [loanEvents.MeasureTurnedAway({ ...told, valueDate: context.today })];
    }
  },

  ProposeAcceleration(
    command: restructuring.ProposeAcceleration,
    loan: Loan,
    context: BankContext,
  ) {
    const { reason } = command;
    return proposed(loan, { kind: 'acceleration', reason }, command, context);
  },

  ProposeTransfer(command: restructuring.ProposeTransfer, loan: Loan, context: BankContext) {
    const { assignee, price, reason } = command;
    return proposed(loan, { kind: 'transfer', assignee, price, reason }, command, context);
  },

  ProposeDebtToEquity(
    command: restructuring.ProposeDebtToEquity,
    loan: Loan,
    context: BankContext,
  ) {
    const { amount, company, shares, reason } = command;
    return proposed(
      loan,
      { kind: 'debtToEquity', amount, company, shares, reason },
      command,
      context,
    );
  },

  ProposeWriteOff(command: proposals.ProposeWriteOff, loan: Loan, context: BankContext) {
    const { ground, reason } = command;
    return proposed(loan, { kind: 'writeOff', ground, reason }, command, context);
  },

  ProposeRecovery(command: proposals.ProposeRecovery, loan: Loan, context: BankContext) {
    const { amount, recoveryId, source, reason } = command;
    const stated = { amount, source, reason, ...(recoveryId !== undefined && { recoveryId }) };
    return proposed(loan, { kind: 'recovery', ...stated }, command, context);
  },

  ProposeWriteOffReversal(
    command: proposals.ProposeWriteOffReversal,
    loan: Loan,
    context: BankContext,
  ) {
    const { reason } = command;
    return proposed(loan, { kind: 'writeOffReversal', reason }, command, context);
  },
};
