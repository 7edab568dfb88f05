import type { ConditionsRow } from '#credit';
import { conditions } from '#credit';
import type { Day } from '#kernel';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';

/** What the bank's decision says about paying out a loan. */
export interface Permitted {
  readonly permit?: ConditionsRow | undefined;
}

/** The row that a drawdown or take-over consults; none where the proposal is of another kind. */
export const permitFor = (loan: Loan | undefined, proposalId?: string) => {
  const proposed = loan?.proposals.find((one) => one.proposalId === proposalId);
  const { kind } = proposed?.proposal ?? {};
  const paysOut = proposalId === undefined || kind === 'drawdown' || kind === 'takeOver';
  return { permit: loan && paysOut ? conditions.row(loan.applicationId) : undefined };
};

/**
 * Refuses money while a condition before the drawdown is neither met nor waived, and a first drawdown
 * after the last day of the approval.
 */
export function checkPermit({ applicationId, drawdownIds }: Loan, { permit }: Permitted, day: Day) {
  if (permit === undefined) throw loanRefusals.ApprovalUnknown({ applicationId });
  const { openBeforeDrawdown, validUntil, use } = permit;
  const isFirst = drawdownIds.length === 0;
  const lapsed = validUntil !== undefined && validUntil < day;
  if (use === 'ended' || (isFirst && lapsed)) throw loanRefusals.ApprovalLapsed({ validUntil });
  if (openBeforeDrawdown.length > 0) {
    throw loanRefusals.ConditionsOpen({ applicationId, conditions: openBeforeDrawdown });
  }
}
