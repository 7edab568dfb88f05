import type { Day, Facts } from '#kernel';
import { valueDateOf } from '#kernel';
import { startOf } from '../money/judged-loan.js';
import { repaid, reversed } from '../money/loan-money.js';
import type { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import { nextNumber } from '../loan.state.js';
import type { Proposal } from '../proposal/proposal.js';

type LoanFacts = readonly Facts<typeof loanEvents>[];
type Of<K extends Proposal['kind']> = Extract<Proposal, { readonly kind: K }>;

/** A repayment that two persons record for a day that may be closed. */
export function paidLate(loan: Loan, proposal: Of<'lateRepayment'>, day: Day): LoanFacts {
  const { amount, countsFor, payer, source, repaymentId } = proposal;
  const { status, account, repayments } = loan;
  const start = startOf(account);
  if (status !== 'active' && status !== 'settled') throw loanRefusals.LoanNotActive({ status });
  const taken = repayments.map((repayment) => repayment.repaymentId);
  const id = repaymentId ?? nextNumber(taken);
  if (taken.includes(id)) throw loanRefusals.RepaymentRepeated({ field: 'repaymentId', found: id });
  return repaid(loan, {
    repaymentId: id,
    amount,
    ...(payer && { payer }),
    ...(source && { source }),
    valueDate: valueDateOf(countsFor, { today: day, notBefore: start }),
  });
}

/** A repayment that two persons take back. */
export function takenBackLate(loan: Loan, { repaymentId, reason }: Of<'reversal'>): LoanFacts {
  const { status, repayments } = loan;
  if (status !== 'active' && status !== 'settled') throw loanRefusals.LoanNotActive({ status });
  const repayment = repayments.find((one) => one.repaymentId === repaymentId && !one.reversed);
  if (repayment === undefined) throw loanRefusals.RepaymentUnknown({ field: 'repaymentId' });
  return reversed(loan, repayment, reason);
}
