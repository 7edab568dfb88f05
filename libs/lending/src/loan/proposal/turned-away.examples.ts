import { cny } from '#kernel';
import { loanRefusals } from '../loan.refusals.js';

/** An extension that a response asked for upon a loan that has not been paid out. */
export const measureTurnedAway = {
  proposalId: 'rp_1.1',
  responseId: 'rp_1',
  kind: 'extension',
  instructedBy: 'rm-9',
  refusal: loanRefusals.LoanNotActive.code,
  because: loanRefusals.LoanNotActive.labels,
  valueDate: '2026-03-02',
} as const;

/** A drawdown that a project had released upon a loan whose agreement is not signed. */
export const turnedAway = {
  proposalId: 'pd.d1',
  amount: cny(120_000),
  instructedBy: 'rm-9',
  refusal: loanRefusals.LoanNotSigned.code,
  because: loanRefusals.LoanNotSigned.labels,
  valueDate: '2026-03-02',
};
