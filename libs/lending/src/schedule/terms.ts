import type { Day, DecimalText, Money, RoundingMode } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import type { Frequency } from './due-dates.js';
import type { DueDateRule, RepaymentMethod } from './schedule.codes.js';

/** What a schedule is computed from. Plain data, as it stands in commands and events. */
export interface ScheduleTerms {
  readonly method: RepaymentMethod;
  /** What is lent altogether. Drawn on the first day unless there are `tranches`. */
  readonly principal: Money;
  /** Per year, such as `"0.0435"`. */
  readonly annualRate: DecimalText;
  /** Interest counts from this day. */
  readonly startsOn: Day;
  /** Number of rows; or say `maturesOn`. A bullet has one row after so many periods. */
  readonly instalments?: number;
  /** One month unless said. */
  readonly period?: Frequency;
  /** When the first period is not a regular one; later due dates count from here. */
  readonly firstDueOn?: Day;
  readonly dayCount: DayCount;
  /** `clamp` unless said. */
  readonly dueDates?: DueDateRule;
  readonly rounding?: Rounding;
}

/** How due amounts are rounded. Rate factors never are. */
export interface Rounding {
  /** `halfUp` unless said (四舍五入). */
  readonly mode?: RoundingMode;
}

/** One instalment. */
export interface ScheduleRow {
  /** From 1. */
  readonly number: number;
  /** First day of its interest. */
  readonly from: Day;
  /** Day after the last day of its interest, and when it is due. */
  readonly dueOn: Day;
  readonly principal: Money;
  readonly interest: Money;
  /** Principal and interest. */
  readonly due: Money;
  /** Principal outstanding once it is paid. */
  readonly balanceAfter: Money;
}

/** What is due, when. */
export interface Schedule {
  readonly rows: readonly ScheduleRow[];
  readonly principal: Money;
  readonly interest: Money;
  readonly maturesOn: Day;
}
