import type { Day } from '#kernel';
import { addMonths } from '#kernel';
import type { AgeingItem } from '#loan-arithmetic';
import type { Claim, Debtor } from './claim.js';

/** Monthly due dates from the first, each paid on its day by default. */
export const monthly = (
  first: Day,
  months: number,
  clearedOn: Readonly<Record<number, Day | undefined>> = {},
): readonly AgeingItem[] =>
  Array.from({ length: months }, (_, index) => {
    const dueOn = addMonths(first, index);
    const cleared = index in clearedOn ? clearedOn[index] : dueOn;
    return cleared === undefined ? { dueOn } : { dueOn, clearedOn: cleared };
  });

/** A claim of CNY 100 on which everything was paid. */
export const claimOf = (more: Partial<Claim> = {}): Claim => ({
  claimId: 'L-1',
  exposure: { minor: 10_000, currency: 'CNY' },
  items: [],
  ...more,
});

/** A company with these claims. */
export const debtorOf = (...claims: readonly Claim[]): Debtor => ({
  debtorId: 'C-1',
  retail: false,
  claims,
});
