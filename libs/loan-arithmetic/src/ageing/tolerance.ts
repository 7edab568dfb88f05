import type { Day } from '#kernel';
import type { ItemState } from '../allocation/ledger.js';
import { unpaidOn } from '../allocation/ledger.js';
import type { AgeingItem, AgeingTerms } from './days-past-due.js';

interface Unpaid {
  readonly dueOn: Day;
  /** Minor units. */
  readonly minor: number;
}

/**
 * What counts days of what is unpaid (容差): oldest first, all from the due day on with which it
 * comes to more than is tolerated; nothing where the whole of it comes to no more.
 */
export function beyondTolerance<T extends Unpaid>(
  unpaid: readonly T[],
  tolerated = 0,
): readonly T[] {
  if (tolerated === 0) return unpaid;
  let sum = 0;
  for (const { dueOn, minor } of unpaid.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))) {
    sum += minor;
    if (sum > tolerated) return unpaid.filter((item) => item.dueOn >= dueOn);
  }
  return [];
}

/** What counts days of the open items of a book. */
export const countedOf = (
  open: readonly { readonly item: { readonly dueOn: Day }; readonly unpaid: number }[],
  { tolerated }: AgeingTerms = {},
): readonly Unpaid[] =>
  beyondTolerance(
    open.map(({ item: { dueOn }, unpaid: minor }) => ({ dueOn, minor })),
    tolerated,
  );

/**
 * The items of a loan as ageing counts them: each is cleared on the day from which on no more than
 * is tolerated is unpaid of it and all that was due before it.
 */
export function agedItems(items: readonly ItemState[], tolerated = 0): readonly AgeingItem[] {
  return items.map(({ dueOn, clearedOn }) => {
    const inTime = clearedOn !== undefined && clearedOn <= dueOn;
    const counted = tolerated === 0 || inTime ? clearedOn : toleratedFrom(dueOn, items, tolerated);
    return { dueOn, ...(counted !== undefined && { clearedOn: counted }) };
  });
}

function toleratedFrom(dueOn: Day, items: readonly ItemState[], tolerated: number) {
  const older = items.filter((item) => item.dueOn <= dueOn);
  const days = older.flatMap(({ raisedOn, movements }) => [
    raisedOn,
    ...movements.map(({ on }) => on),
  ]);
  const turns = [dueOn, ...new Set(days.filter((day) => day > dueOn))].sort();
  const unpaid = (day: Day) => older.reduce((sum, item) => sum + unpaidOn(item, day).minor, 0);
  return turns[turns.findLastIndex((day) => unpaid(day) > tolerated) + 1];
}
