import type { Facts } from '#kernel';
import { accounting } from './money/accounting.js';
import type { NoteRisk } from './loan.commands.js';
import { counted } from './money/loan-money.js';
import { loanEvents } from './loan.events.js';
import type { Loan } from './loan.state.js';

type LoanFacts = readonly Facts<typeof loanEvents>[];

/** The class or the stage of a running loan, where it is news; never refused. */
export function riskNoted(loan: Loan, { class: decided, stage, day }: NoteRisk): LoanFacts {
  const data = { class: decided ?? loan.class, stage: stage ?? loan.stage, valueDate: day };
  const same = data.class === loan.class && data.stage === loan.stage;
  if (same || loan.status !== 'active') return [];
  return counted(loan, data, accounting.LoanClassified, loanEvents.LoanClassified, 'class');
}
