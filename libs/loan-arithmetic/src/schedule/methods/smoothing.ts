import { divideRounded } from '#kernel';
import type { AmortisedRow } from './amortisation.js';
import type { PlainRow } from '../rows.js';
import type { Plan } from './principal-rules.js';

const dueOf = (row: PlainRow | undefined): bigint => (row ? row.principal + row.interest : 0n);
const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

/** Last instalment less the one before. */
const difference = (rows: readonly PlainRow[]): bigint => dueOf(rows.at(-1)) - dueOf(rows.at(-2));

/**
 * Spreads a last instalment that is off over the `n` rows of the same instalment: where
 * `d = last − previous` is more than ⌊n/2⌋ minor units, `A + d/n` is tried, and kept where it
 * brings the last row nearer. Source: Fineract's
 * `checkAndAdjustEmiIfNeededOnRelatedRepaymentPeriods`.
 */
export function smoothed(
  plan: Plan,
  amortiseWith: (plan: Plan) => readonly AmortisedRow[],
): readonly AmortisedRow[] {
  const rows = amortiseWith(plan);
  const { terms, mode, multiple } = plan;
  const asPlanned = (terms.prepayments ?? []).every(
    ({ effect = 'reduceInstalment' }) => effect === 'reduceInstalment',
  );
  if (terms.rounding?.smooth !== true || rows.length < 2 || !asPlanned) return rows;

  const instalment = dueOf(rows.at(-2));
  let index = rows.length - 2;
  while (index > 0 && dueOf(rows[index - 1]) === instalment) index -= 1;
  const count = BigInt(rows.length - index);
  const off = difference(rows);
  if (size(off) <= count / 2n) return rows;

  const target = divideRounded(instalment * count + off, count * multiple, mode) * multiple;
  const nudged = amortiseWith({ ...plan, nudge: { index, by: target - instalment } });
  return size(difference(nudged)) < size(off) ? nudged : rows;
}
