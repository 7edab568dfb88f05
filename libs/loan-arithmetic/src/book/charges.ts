import type { Day, RoundingMode } from '#kernel';
import { ratioOf, roundRatio, timesRatio } from '#kernel';
import type { FoldedItem } from '../allocation/ledger-fold.js';
import type { Outcome, Share } from '../allocation/ledger.js';
import type { FeeFact } from './book.facts.js';

/** What a fee comes to, in minor units: its amount, or a share of what is overdue. */
export function feeOf(
  fee: FeeFact['fee'],
  open: readonly FoldedItem[],
  on: Day,
  mode: RoundingMode,
): number {
  if ('amount' in fee) return fee.amount.minor;
  const overdue = open
    .filter(({ item }) => item.dueOn < on && fee.of.includes(item.component))
    .reduce((sum, { unpaid }) => sum + unpaid, 0);
  const share = ratioOf(fee.share, 'fee.share');
  return Number(roundRatio(timesRatio(share, { over: BigInt(overdue), under: 1n }), mode));
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
