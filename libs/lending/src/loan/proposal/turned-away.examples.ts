import { cny } from '#kernel';
import { loanRefusals } from '../loan.refusals.js';

/** A drawdown that a project had released upon a loan whose agreement is not signed. */
export const turnedAway = {
  proposalId: 'pd.d1',
  amount: cny(120_000),
  instructedBy: 'rm-9',
  refusal: loanRefusals.LoanNotSigned.code,
  because: loanRefusals.LoanNotSigned.labels,
  valueDate: '2026-03-02',
};
