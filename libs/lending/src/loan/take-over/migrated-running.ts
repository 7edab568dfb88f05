import type { ClientScope } from '#clients';
import type { Context, Facts } from '#kernel';
import { bookOf } from '#loan-arithmetic';
import { bookTermsOf, emptyAccount } from '../../book/loan-account.js';
import { accounting } from '../money/accounting.js';
import type { MigrateLoan } from '../loan.commands.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import { grantedBy } from '../migration/migrated-loan.js';
import { takenOverBy } from './take-over.js';

const { LoanPlaced, LoanProposalMade } = loanEvents;

/**
 * A loan that runs on here: granted as it was, and proposed to be taken over with the figures of its
 * source. It comes onto the book when somebody else approves them.
 */
export function awaitsTakeOver(
  command: MigrateLoan,
  { actor, today, scope }: Context & { readonly scope?: ClientScope | undefined },
): readonly Facts<typeof loanEvents>[] {
  const { terms, takeOver: figures, origin, managerId, approvedOn } = command;
  const { disbursement, writeOff, settledOn } = command;
  const stated = Object.entries({ disbursement, writeOff, settledOn });
  const [other] = stated.flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (figures === undefined || other !== undefined) {
    throw loanRefusals.OutcomeIncomplete({ field: other ?? 'takeOver' });
  }
  const account = accounting.LoanTakenOver(takenOverBy(terms, figures), emptyAccount(terms));
  // Terms of which no schedule can be made are refused now, and not when somebody approves.
  bookOf(bookTermsOf(account), account.facts).wholeLedger();
  return [
    grantedBy(command),
    LoanPlaced({
      managerId: scope?.managerId ?? managerId,
      units: scope?.units ?? [],
      valueDate: approvedOn,
    }),
    LoanProposalMade({
      proposalId: '1',
      proposal: { kind: 'takeOver', figures, reason: origin.source },
      evidence: [],
      proposedBy: actor.id,
      valueDate: today,
    }),
  ];
}
