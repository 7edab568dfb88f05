import type { Day, Facts } from '#kernel';
import { minus, none, plus } from '#kernel';
import type { BookFact } from '#loan-arithmetic';
import { drawdownId as factIdOf } from '../../book/facts.js';
import { withoutFact } from '../../book/loan-account.js';
import type { LoanAccount } from '../../book/loan-account.js';
import { loanEvents } from '../loan.events.js';
import { loanRefusals } from '../loan.refusals.js';
import type { Loan } from '../loan.state.js';
import type { Proposal } from '../proposal/proposal.js';
import { accounting } from './accounting.js';
import { startOf } from './judged-loan.js';
import { counted } from './loan-money.js';

type LoanFacts = readonly Facts<typeof loanEvents>[];
type OfReversal = Extract<Proposal, { readonly kind: 'drawdownReversal' }>;

/**
 * A drawdown that was paid out by mistake: it counts as never having been, from its own day on. With
 * the last one the loan awaits its first drawdown again.
 */
export function drawdownTakenBack(
  loan: Loan,
  { drawdownId, reason }: OfReversal,
  reversalId: string,
): LoanFacts {
  const { status, account, validUntil } = loan;
  if (status !== 'active' && status !== 'settled') throw loanRefusals.LoanNotActive({ status });
  const fact = account.facts.find(({ id }) => id === factIdOf(drawdownId));
  if (fact?.kind !== 'drawdown') {
    throw loanRefusals.DrawdownUnknown({ field: 'drawdownId', found: drawdownId });
  }
  const { amount, valueDate } = fact;
  checkNothingBuildsOn(withoutFact(account, fact.id), fact.id);
  const left = minus(drawnOf(account), amount);
  const data = {
    reversalId,
    drawdownId,
    amount,
    left,
    reason,
    ...(left.minor === 0 && validUntil !== undefined && { drawableUntil: validUntil }),
    valueDate,
  };
  const { DrawdownReversed } = loanEvents;
  return counted(loan, data, accounting.DrawdownReversed, DrawdownReversed, 'reversal');
}

/** All that was paid out and not taken back. */
const drawnOf = ({ facts, terms }: LoanAccount) =>
  facts.reduce(
    (sum, fact) => (fact.kind === 'drawdown' ? plus(sum, fact.amount) : sum),
    none(terms.amount),
  );

/** What may stand before the first drawdown. */
const standsAlone: readonly BookFact['kind'][] = ['assetClass', 'rateReset', 'drawdown'];

/** Refuses to take away what money, fees or changes of the plan before the next drawdown build on. */
function checkNothingBuildsOn(after: LoanAccount, reversed: string): void {
  const first: Day = startOf(after) ?? '9999-12-31';
  const builds = after.facts.find(
    ({ kind, valueDate }) => !standsAlone.includes(kind) && valueDate < first,
  );
  if (builds !== undefined) {
    throw loanRefusals.DrawdownInUse({ field: 'drawdownId', found: reversed, by: builds.id });
  }
}
