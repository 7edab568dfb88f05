import type { Day } from '#kernel';
import { addDays, daysBetween } from '#kernel';
import { AgeingBucket } from '#loan-arithmetic';
import type { Book, BookItem } from './book.js';
import { earliest, isOpenOn, isScheduled } from './book.js';

/**
 * The first day after a day whose end brings something that the days before do not tell: an
 * instalment is missed or paid out of suspense, becomes overdue, the overdue enters its next bucket,
 * or a late item is paid. Null when nothing is left to come.
 */
export function nextTurn({ items, settlements }: Book, after: Day): Day | null {
  const oldest = earliest(
    items.filter((item) => item.dueOn <= after && isOpenOn(item, after)).map(({ dueOn }) => dueOn),
  );
  return earliest(
    [
      ...items.flatMap((item) => turnsOf(item, items)),
      ...settlements.flatMap(({ of, on }) => (of === 'suspense' ? [on] : [])),
      ...(oldest === null ? [] : bucketTurns(oldest, after)),
    ].filter((day) => day > after),
  );
}

/** The day it is missed, the day after, on which it is overdue, and the day it is paid late. */
function turnsOf(item: BookItem, items: readonly BookItem[]): readonly Day[] {
  const { dueOn, clearedOn } = item;
  if (!isOpenOn(item, dueOn)) return [];
  const overdueOn = addDays(dueOn, 1);
  const turns: Day[] = [];
  if (isScheduled(item)) turns.push(dueOn);
  // A penalty is charged by a payment, which tells of it; it makes news where nothing else is late.
  const tells =
    isScheduled(item) || !items.some((one) => one.dueOn < dueOn && isOpenOn(one, dueOn));
  if (tells && isOpenOn(item, overdueOn)) turns.push(overdueOn);
  if (clearedOn !== undefined) turns.push(clearedOn);
  return turns;
}

const bucketTurns = (oldest: Day, after: Day): readonly Day[] => {
  const late = daysBetween(oldest, after);
  const next = AgeingBucket.all
    .map((bucket) => AgeingBucket(bucket).from)
    .find((from) => from > late);
  return next === undefined ? [] : [addDays(oldest, next)];
};
