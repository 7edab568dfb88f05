import type { Day } from '#kernel';
import { defineRefusals } from '#kernel';

export const knownRefusals = defineRefusals({
  KnownInFuture: {
    en: 'The day from which the bank knows is in the future.',
    zh: '知悉日不得晚于当前营业日',
    status: 422,
  },
  KnownBeforeItHappened: {
    en: 'The bank knows a fact on or after the day it happened.',
    zh: '知悉日不得早于事实发生日',
    status: 422,
  },
});

/** The day the bank learnt of a fact: today by default, never before it happened. */
export function knownDay(
  stated: Day | undefined,
  { today, happenedOn }: { readonly today: Day; readonly happenedOn: Day },
): Day {
  const day = stated ?? today;
  if (day > today) throw knownRefusals.KnownInFuture({ field: 'knownOn', found: day, today });
  if (day < happenedOn) {
    throw knownRefusals.KnownBeforeItHappened({ field: 'knownOn', found: day, happenedOn });
  }
  return day;
}
