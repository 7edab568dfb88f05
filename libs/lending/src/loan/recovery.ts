import type { Day, Facts, Money } from '#kernel';
import { exceeds, minus } from '#kernel';
import { loanEvents } from './loan.events.js';
import { loanRefusals } from './loan.refusals.js';
import type { Loan } from './loan.state.js';
import { nextNumber } from './loan.state.js';

const { RecoveryRecorded, LoanSettled } = loanEvents;

interface Recovery {
  readonly amount: Money;
  readonly recoveryId?: string | undefined;
}

/** Whether the same was recorded before. @throws RecoveryRepeated of another amount */
export function isRecorded(
  { recoveries }: Loan,
  recoveryId: string | undefined,
  { minor, currency }: Money,
): boolean {
  const recorded = recoveries.find(({ id }) => id === recoveryId);
  if (recorded === undefined) return false;
  const { amount } = recorded;
  if (amount.minor === minor && amount.currency === currency) return true;
  throw loanRefusals.RecoveryRepeated({ field: 'recoveryId', found: recoveryId });
}

/** Money that came in on a loan that is written off; never more than was taken off the books. */
export function recovered(
  loan: Loan,
  { amount, recoveryId }: Recovery,
  valueDate: Day,
): readonly Facts<typeof loanEvents>[] {
  const { status, clientId, claim, recoveries } = loan;
  const id = recoveryId ?? nextNumber(recoveries.map((one) => one.id));
  if (recoveries.some((one) => one.id === id)) {
    throw loanRefusals.RecoveryRepeated({ field: 'recoveryId', found: id });
  }
  if (status !== 'writtenOff') throw loanRefusals.LoanNotWrittenOff({ status });
  if (exceeds(amount, claim)) throw loanRefusals.RecoveryExceedsClaim({ field: 'amount', claim });
  const recovery = RecoveryRecorded({ clientId, recoveryId: id, amount, valueDate });
  const rest = minus(claim, amount);
  return rest.minor > 0 ? [recovery] : [recovery, LoanSettled({ clientId, valueDate })];
}
