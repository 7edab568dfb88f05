import type { Day } from '#kernel';
import { addDays, daysBetween, existingDay, InvalidValue } from '#kernel';
import type { ItemState } from '../allocation/ledger.js';
import { bucketOf } from './ageing.codes.js';
import type { AgeingBucket, TechnicalReason } from './ageing.codes.js';
import { toleratedDays } from './ageing.rules.js';

/** What ageing needs to know of a due item. */
export type AgeingItem = Pick<ItemState, 'dueOn'> & {
  /** The value date on which it was fully paid, waived or withdrawn. */
  readonly clearedOn?: Day;
};

/** The count of days stands still from one day to another; open-ended while not resumed. */
export interface AgeingPause {
  readonly from: Day;
  /** The day of resumption, on which the count is what it was on `from`. */
  readonly to?: Day;
}

/** A recorded reason for which an overdue that began in this time is excused for some days. */
export interface TechnicalOverdue {
  readonly from: Day;
  readonly to: Day;
  readonly reason: TechnicalReason;
}

/** Whether something due on a day is late on another: the days of grace are over. */
export const isLate = (dueOn: Day, day: Day, { graceDays = 0 }: AgeingTerms = {}): boolean =>
  dueOn < day && (graceDays === 0 || daysBetween(dueOn, day) > graceDays);

/** What the contract and recorded decisions say about counting days past due. */
export interface AgeingTerms {
  /** Days after the due date without consequence; defaults to none. */
  readonly graceDays?: number;
  /**
   * Once the grace is over: `afterGrace` counts from its end (due 1 Feb, grace 3: as if due 4 Feb,
   * Apache Fineract `graceOnArrearsAgeing`), `fromDueDate` counts the grace as well.
   * Defaults to `afterGrace`.
   */
  readonly graceCounts?: 'afterGrace' | 'fromDueDate';
  readonly pauses?: readonly AgeingPause[];
  /** Up to so many minor units count no days (容差), oldest first: see `beyondTolerance`. */
  readonly tolerated?: number;
}

type Counting = Required<Omit<AgeingTerms, 'tolerated'>>;

/**
 * Days past due of one item on a day (逾期天数): `max(0, day − due date − paused days − grace)`
 * while something of it is unpaid at the end of the day, otherwise 0. An item cleared on value date
 * v has days past due up to v − 1. Refuses days that do not exist, negative grace, and pauses that
 * end before they begin or overlap.
 */
export function itemDaysPastDue(item: AgeingItem, day: Day, terms: AgeingTerms = {}): number {
  existingDay(day, 'day');
  return count(item, day, checked(terms));
}

/** Days past due of a loan: the most of any of its items. */
export function daysPastDue(
  items: readonly AgeingItem[],
  day: Day,
  terms: AgeingTerms = {},
): number {
  existingDay(day, 'day');
  return mostOf(items, day, checked(terms));
}

/** Days past due of a debtor: the most of any of the loans. */
export const debtorDaysPastDue = (loans: readonly number[]): number => Math.max(0, ...loans);

/** A loan on one day. */
export interface Ageing {
  readonly daysPastDue: number;
  readonly bucket: AgeingBucket;
  /** The earliest due date that is still unpaid and counts. */
  readonly pastDueSince?: Day;
  /** The date its days are counted from: the same, or the end of the grace. */
  readonly countedFrom?: Day;
  /** Set while the whole overdue is excused: within the tolerance, for a recorded reason. */
  readonly technical?: TechnicalReason;
}

/** Days past due, bucket, since when, and whether the overdue is a technical one. */
export function ageingOn(
  items: readonly AgeingItem[],
  day: Day,
  terms: AgeingTerms = {},
  reasons: readonly TechnicalOverdue[] = [],
): Ageing {
  existingDay(day, 'day');
  const rules = checked(terms);
  const overdue = items.filter((item) => count(item, day, rules) > 0);
  const days = mostOf(overdue, day, rules);
  const excuses = overdue.map(({ dueOn }) =>
    reasons.find(({ from, to }) => from <= dueOn && dueOn <= to),
  );
  const [first] = excuses;
  const excused = days <= toleratedDays(day) && excuses.every((excuse) => excuse !== undefined);
  const since = overdue.reduce<Day | undefined>(
    (earliest, { dueOn }) => (earliest === undefined || dueOn < earliest ? dueOn : earliest),
    undefined,
  );
  return {
    daysPastDue: days,
    bucket: bucketOf(days),
    ...(since === undefined
      ? {}
      : { pastDueSince: since, countedFrom: addDays(since, uncounted(rules)) }),
    ...(excused && first !== undefined ? { technical: first.reason } : {}),
  };
}

function mostOf(items: readonly AgeingItem[], day: Day, terms: Counting): number {
  let most = 0;
  for (const item of items) {
    const days = count(item, day, terms);
    if (days > most) most = days;
  }
  return most;
}

function count(
  { dueOn, clearedOn }: AgeingItem,
  day: Day,
  { graceDays, graceCounts, pauses }: Counting,
): number {
  // Most items of a loan book are cleared or not yet due: they cost two comparisons of text.
  if (dueOn >= day || (clearedOn !== undefined && clearedOn <= day)) return 0;
  const paused = pauses.reduce((sum, pause) => sum + overlap(pause, dueOn, day), 0);
  const late = daysBetween(dueOn, day) - paused;
  if (late <= graceDays) return 0;
  return late - uncounted({ graceDays, graceCounts });
}

/** Days of grace that are not counted when it is over. */
const uncounted = ({ graceDays, graceCounts }: Omit<Counting, 'pauses'>): number =>
  graceCounts === 'afterGrace' ? graceDays : 0;

/** Days of a pause that lie from one day to before another. */
function overlap({ from, to }: AgeingPause, begin: Day, end: Day): number {
  const first = from > begin ? from : begin;
  const last = to !== undefined && to < end ? to : end;
  return first < last ? daysBetween(first, last) : 0;
}

function checked({
  graceDays = 0,
  graceCounts = 'afterGrace',
  pauses = [],
}: AgeingTerms): Counting {
  if (!Number.isInteger(graceDays) || graceDays < 0) {
    throw InvalidValue({ field: 'graceDays', found: graceDays });
  }
  const inTime = [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1));
  inTime.forEach(({ from, to }, index) => {
    existingDay(from, 'pauses.from');
    const next = inTime[index + 1];
    const ends = to === undefined ? undefined : existingDay(to, 'pauses.to');
    // An overlap would count the same day as paused twice.
    const overlaps = next !== undefined && (ends === undefined || next.from < ends);
    if (overlaps || (ends !== undefined && ends < from)) {
      throw InvalidValue({ field: 'pauses', from, to });
    }
  });
  return { graceDays, graceCounts, pauses: inTime };
}
