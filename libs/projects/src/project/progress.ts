import type { Day, DecimalText } from '#kernel';
import { daysBetween, Decimal } from '#kernel';
import type { Milestone } from '#loan-arithmetic';
import { projectDelay } from '#loan-arithmetic';
import type { MilestonePlan } from './project.state.js';

/** What a project has spent and when, in minor units of its currency. */
export interface Cost {
  readonly amount: number;
  readonly valueDate: Day;
}

/** How far a project has come on a day, against its plan. Amounts are minor units. */
export interface Progress {
  /** Budget of all milestones. */
  readonly budget: number;
  /** Budget of the milestones that were to be done by the day (PV). */
  readonly plannedValue: number;
  /** Budget of the milestones that are certified (EV). */
  readonly earnedValue: number;
  /** What was spent (AC). */
  readonly actualCost: number;
  /** `EV / PV`; nothing while nothing was planned. */
  readonly schedulePerformance?: DecimalText;
  /** `EV / AC`; nothing while nothing was spent. */
  readonly costPerformance?: DecimalText;
  /** What the whole will cost if it goes on so: `budget / CPI`. */
  readonly costAtCompletion?: number;
  /** Weight of what is certified, as a share of 1. */
  readonly completed: DecimalText;
  readonly due: number;
  readonly late: number;
  /** Late of due, as a share of 1; 0 while none is due. */
  readonly delayRate: DecimalText;
  /** Days by which the milestone furthest behind is late: open or expected after its day. */
  readonly delayDays: number;
  /** Days of delay, weighted by budget. */
  readonly weightedDelayDays?: DecimalText;
  /** The last day on which a milestone was planned, and is now expected. */
  readonly plannedEnd?: Day;
  readonly expectedEnd?: Day;
}

/** A milestone counts as done from the day that was certified: a report alone completes nothing. */
export const doneOn = ({ state, completedOn }: MilestonePlan): Day | undefined =>
  state === 'certified' ? completedOn : undefined;

/**
 * Earned value by milestones: each counts whole when it is due and whole when it is certified
 * (0/100 rule), so that no figure rests on an estimate of how far something has come.
 */
export function progressOn(
  milestones: readonly MilestonePlan[],
  costs: readonly Cost[],
  day: Day,
): Progress {
  const isDone = (each: MilestonePlan) => (doneOn(each) ?? '9999-12-31') <= day;
  const budgetOf = (some: readonly MilestonePlan[]) =>
    some.reduce((sum, { budget }) => sum + budget, 0);
  const done = milestones.filter(isDone);
  const budget = budgetOf(milestones);
  const plannedValue = budgetOf(milestones.filter(({ dueOn }) => dueOn <= day));
  const earnedValue = budgetOf(done);
  const actualCost = costs
    .filter(({ valueDate }) => valueDate <= day)
    .reduce((sum, { amount }) => sum + amount, 0);
  const schedulePerformance = shareOf(earnedValue, plannedValue);
  const costPerformance = shareOf(earnedValue, actualCost);
  const costAtCompletion = atCompletion(budget, earnedValue, actualCost);
  const delay = projectDelay(milestones.map(asDue), day);
  return {
    budget,
    plannedValue,
    earnedValue,
    actualCost,
    ...(schedulePerformance !== undefined && { schedulePerformance }),
    ...(costPerformance !== undefined && { costPerformance }),
    ...(costAtCompletion !== undefined && { costAtCompletion }),
    completed: places(done.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0))),
    due: delay.due,
    late: delay.late,
    delayRate: places(delay.rate ?? new Decimal(0)),
    delayDays: Math.max(0, ...milestones.map((each) => daysBehind(each, day))),
    ...(delay.weightedDays && { weightedDelayDays: places(delay.weightedDays) }),
    ...endOf(milestones, day),
  };
}

function asDue(each: MilestonePlan): Milestone {
  const { dueOn, budget } = each;
  const completedOn = doneOn(each);
  return { dueOn, budget, ...(completedOn !== undefined && { completedOn }) };
}

/** Days by which a milestone was late, is late, or is expected to be. */
export function daysBehind(each: MilestonePlan, day: Day): number {
  const done = doneOn(each);
  if (done !== undefined && done <= day) return Math.max(0, daysBetween(each.dueOn, done));
  const expected = each.expectedOn ?? each.dueOn;
  return Math.max(0, daysBetween(each.dueOn, expected > day ? expected : day));
}

function endOf(milestones: readonly MilestonePlan[], day: Day) {
  if (milestones.length === 0) return {};
  const latest = (days: readonly Day[]) => days.reduce((a, b) => (a > b ? a : b));
  const expected = (each: MilestonePlan) => {
    const on = doneOn(each) ?? each.expectedOn ?? each.dueOn;
    return doneOn(each) === undefined && on < day ? day : on;
  };
  return {
    plannedEnd: latest(milestones.map(({ dueOn }) => dueOn)),
    expectedEnd: latest(milestones.map(expected)),
  };
}

const places = (value: Decimal): DecimalText => value.toDecimalPlaces(4).toString();
const shareOf = (over: number, under: number): DecimalText | undefined =>
  under === 0 ? undefined : places(new Decimal(over).div(under));

/** `budget · AC / EV`, rounded half up to minor units; nothing before anything was earned. */
const atCompletion = (budget: number, earned: number, actual: number): number | undefined =>
  earned === 0 || actual === 0
    ? undefined
    : new Decimal(budget).times(actual).div(earned).toDecimalPlaces(0).toNumber();
