import type { Day } from '#kernel';
import { addDays, daysBetween } from '#kernel';
import type { AgeingTerms, ItemState, Ledger } from '#loan-arithmetic';
import { AgeingBucket, beyondTolerance, unpaidOn } from '#loan-arithmetic';

/**
 * The first day after a day whose end brings something that the days before do not tell: an
 * instalment is missed or paid out of suspense, becomes overdue, the overdue enters its next bucket,
 * or a late item is paid. Null when nothing is left to come. Within the days of grace nothing is late.
 */
export function nextTurn(
  { items, outcomes }: Ledger,
  after: Day,
  { graceDays = 0, tolerated }: AgeingTerms = {},
): Day | null {
  const open = items
    .filter((item) => item.dueOn <= after && isOpenOn(item, after))
    .map((item) => ({ dueOn: item.dueOn, minor: unpaidOn(item, after).minor }));
  const oldest = earliest(beyondTolerance(open, tolerated).map(({ dueOn }) => dueOn));
  return earliest(
    [
      ...items.flatMap((item) => turnsOf(item, items, graceDays)),
      ...outcomes.flatMap(({ fact }) => (fact.kind === 'application' ? [fact.valueDate] : [])),
      ...(oldest === null ? [] : bucketTurns(oldest, after, graceDays)),
    ].filter((day) => day > after),
  );
}

/** The day it is missed, the day on which it is overdue, and the day it is paid late. */
function turnsOf(item: ItemState, items: readonly ItemState[], graceDays: number): readonly Day[] {
  const { dueOn, clearedOn, raisedOn } = item;
  if (!isOpenOn(item, dueOn)) return [];
  const overdueOn = addDays(dueOn, 1 + graceDays);
  const turns: Day[] = [];
  // It was late before the loan came onto the book.
  if (raisedOn > dueOn) turns.push(raisedOn);
  if (isScheduled(item)) turns.push(dueOn);
  // A penalty is charged by a payment, which tells of it; it makes news where nothing else is late.
  const tells =
    isScheduled(item) || !items.some((one) => one.dueOn < dueOn && isOpenOn(one, dueOn));
  if (tells && isOpenOn(item, overdueOn)) turns.push(overdueOn);
  if (clearedOn !== undefined) turns.push(clearedOn);
  return turns;
}

const bucketTurns = (oldest: Day, after: Day, graceDays: number): readonly Day[] => {
  const late = Math.max(graceDays, daysBetween(oldest, after));
  const next = AgeingBucket.all
    .map((bucket) => AgeingBucket(bucket).from)
    .find((from) => from > late);
  return next === undefined ? [] : [addDays(oldest, next)];
};

/** Due by the schedule or as a fee, on a day that is known before; not a penalty. */
export const isScheduled = ({ component }: Pick<ItemState, 'component'>): boolean =>
  component !== 'penalty';

/** Whether something of the item is unpaid at the end of a day. */
export const isOpenOn = ({ clearedOn }: Pick<ItemState, 'clearedOn'>, day: Day): boolean =>
  clearedOn === undefined || clearedOn > day;

/** The earliest of some days. */
export const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
