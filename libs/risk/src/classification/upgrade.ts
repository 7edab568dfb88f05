import type { Day } from '#kernel';
import type { LoanClass } from '#lending';
import { isNonPerforming, LoanClass as classes } from '#lending';
import { addMonths } from '#kernel';
import type { Claim } from './claim.js';
import { daysLate, latest } from './claim.js';
import type { UpgradeGap } from './classification.codes.js';
import type { ClassPeriods } from './classification.rules.js';

/** A class that is kept because a better one has not been earned. */
export interface Hold {
  readonly class: LoanClass;
  readonly article: string;
  readonly gaps: readonly UpgradeGap[];
}

/**
 * The class that must stand although the triggers call for a better one, or nothing. Out of
 * non-performing Art. 14 asks for a test; Art. 15 forbids any rise for six months after a takeover.
 * A rise inside non-performing waits for the same test: if it did not, a claim that pays part of
 * its arrears would end in a better class than one that pays all of them and is held.
 */
export function holdOf(
  claim: Claim,
  stands: LoanClass,
  calledFor: LoanClass,
  day: Day,
  impairedElsewhere: boolean,
  periods: ClassPeriods,
): Hold | undefined {
  if (classes.all.indexOf(calledFor) >= classes.all.indexOf(stands)) return undefined;
  const { takenOverOn } = claim;
  if (
    takenOverOn !== undefined &&
    takenOverOn <= day &&
    day < addMonths(takenOverOn, periods.takeoverMonths)
  ) {
    return { class: stands, article: '第十五条', gaps: ['takenOver'] };
  }
  if (!isNonPerforming(stands)) return undefined;
  const gaps = upgradeGaps(claim, day, impairedElsewhere, periods);
  return gaps.length === 0 ? undefined : { class: stands, article: '第十四条', gaps };
}

/**
 * What Art. 14 still misses before a non-performing claim may rise: arrears and fees fully paid and
 * then at least two periods and six months on time, whichever takes longer; expected to perform;
 * no impaired asset of the debtor at this bank. A claim that was never late has no arrears to wait for.
 */
export function upgradeGaps(
  claim: Claim,
  day: Day,
  impairedElsewhere: boolean,
  { upgradePeriods, upgradeMonths }: ClassPeriods,
): readonly UpgradeGap[] {
  const lateItems = claim.items.filter(
    (item) => item.dueOn < day && daysLate(claim, item, day) > 0,
  );
  const unpaid = lateItems.some(({ clearedOn }) => clearedOn === undefined || clearedOn > day);
  const paidUpOn = lateItems.reduce<Day | undefined>(
    (last, { clearedOn }) => (last === undefined || (clearedOn ?? '') > last ? clearedOn : last),
    undefined,
  );
  const gaps: UpgradeGap[] = [];
  if (unpaid) gaps.push('arrearsUnpaid');
  else if (paidUpOn !== undefined) {
    if (periodsPaid(claim, paidUpOn, day) < upgradePeriods) gaps.push('tooFewPeriods');
    if (day < addMonths(paidUpOn, upgradeMonths)) gaps.push('tooFewMonths');
  }
  const assessment = latest(claim.performanceAssessments, day);
  if (assessment?.expected !== true || (paidUpOn !== undefined && assessment.on < paidUpOn)) {
    gaps.push('notExpectedToPerform');
  }
  if (impairedElsewhere) gaps.push('otherImpairedAsset');
  return gaps;
}

/** Due dates after a day, all of whose items have been paid by another day. */
function periodsPaid({ items }: Claim, after: Day, day: Day): number {
  const due = items.filter(({ dueOn }) => after < dueOn && dueOn <= day);
  const open = new Set(
    due.flatMap(({ dueOn, clearedOn }) =>
      clearedOn === undefined || clearedOn > day ? [dueOn] : [],
    ),
  );
  return new Set(due.map(({ dueOn }) => dueOn)).size - open.size;
}
