import type { Day } from '#kernel';
import { daysBetween, Decimal, existingDay, InvalidValue } from '#kernel';

/** A step of a project that was to be completed on a day. */
export interface Milestone {
  readonly dueOn: Day;
  readonly completedOn?: Day;
  /** Its part of the budget, in minor units. */
  readonly budget: number;
}

/** How far a project is behind on a day. */
export interface ProjectDelay {
  /** Milestones whose day has come. */
  readonly due: number;
  /** Of those, milestones past their day and still open. */
  readonly late: number;
  /** Of those, milestones completed after their day. */
  readonly completedLate: number;
  /** Late of due, as a share of 1; nothing while none is due. */
  readonly rate?: Decimal;
  /** Days of delay, open or completed, weighted by budget; nothing where none is due or budgeted. */
  readonly weightedDays?: Decimal;
}

/**
 * Project delay (项目延期率): `rate = milestones late on the day / milestones due`, and
 * `weighted days = Σ budget · days late / Σ budget` over the milestones due. Milestones completed
 * before a day to come are not counted until that day.
 */
export function projectDelay(milestones: readonly Milestone[], day: Day): ProjectDelay {
  existingDay(day, 'day');
  const due = milestones.filter(({ dueOn }) => dueOn <= day);
  const isOpen = ({ completedOn }: Milestone) => completedOn === undefined || completedOn > day;
  const lateDays = (each: Milestone) =>
    Math.max(0, daysBetween(each.dueOn, isOpen(each) ? day : (each.completedOn ?? day)));
  const late = due.filter((each) => isOpen(each) && each.dueOn < day).length;
  const completedLate = due.filter((each) => !isOpen(each) && lateDays(each) > 0).length;
  const budget = due.reduce((sum, each) => sum + checkedBudget(each), 0);
  const weighted = due.reduce((sum, each) => sum + each.budget * lateDays(each), 0);
  return {
    due: due.length,
    late,
    completedLate,
    ...(due.length === 0 ? {} : { rate: new Decimal(late).div(due.length) }),
    ...(budget === 0 ? {} : { weightedDays: new Decimal(weighted).div(budget) }),
  };
}

function checkedBudget({ budget }: Milestone): number {
  if (budget < 0) throw InvalidValue({ field: 'budget', found: budget });
  return budget;
}
