import type { Day } from '#kernel';
import { addMonths, ratioOf, roundRatio, timesRatio } from '#kernel';
import { isLate } from '../ageing/days-past-due.js';
import type { FoldedItem } from '../allocation/ledger-fold.js';
import type { Outcome, Share } from '../allocation/ledger.js';
import type { BookTerms, FeeFact, StandingBookFact } from './book.facts.js';

/** What is unpaid of some items, in minor units. */
export const unpaidOf = (items: readonly Pick<FoldedItem, 'unpaid'>[]): number =>
  items.reduce((sum, { unpaid }) => sum + unpaid, 0);

/** What a fee comes to, in minor units: its amount, or a share of what is overdue. */
export function feeOf(
  fee: FeeFact['fee'],
  open: readonly FoldedItem[],
  on: Day,
  { schedule, ageing }: Pick<BookTerms, 'schedule' | 'ageing'>,
): number {
  if ('amount' in fee) return fee.amount.minor;
  const overdue = open
    .filter(({ item }) => isLate(item.dueOn, on, ageing) && fee.of.includes(item.component))
    .reduce((sum, { unpaid }) => sum + unpaid, 0);
  const share = ratioOf(fee.share, 'fee.share');
  const mode = schedule.rounding?.mode ?? 'halfUp';
  return Number(roundRatio(timesRatio(share, { over: BigInt(overdue), under: 1n }), mode));
}

/** Whether a payment of all that is owed ends the loan before its time. */
export function mayEnd(
  { endsEarly }: BookTerms,
  facts: readonly StandingBookFact[],
  on: Day,
): boolean {
  if (endsEarly === undefined) return true;
  const first = facts.find(({ kind }) => kind === 'drawdown');
  if (endsEarly === 'never' || first === undefined) return false;
  return on >= addMonths(first.valueDate, endsEarly.afterMonths);
}

/** What a charge-back takes from a payment: what it left over, then what it paid, last first. */
export function takenBack(
  outcome: Outcome | undefined,
  minor: number,
  overpaid: number,
): { readonly held: number; readonly parts: readonly { share: Share; minor: number }[] } {
  const held = Math.min(minor, outcome?.overpaid.minor ?? 0, overpaid);
  let rest = minor - held;
  const parts = [...(outcome?.shares ?? [])].reverse().map((share) => {
    const part = Math.min(rest, share.amount.minor);
    rest -= part;
    return { share, minor: part };
  });
  return { held, parts };
}
