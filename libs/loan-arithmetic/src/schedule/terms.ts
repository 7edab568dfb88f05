import type { BusinessDays, Day, DecimalText, Money, RoundingMode } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import type { Frequency } from './due-dates.js';
import type { RateBounds } from '../rates/agreed-rate.js';
import type { PrepaymentEffect } from './prepayments.codes.js';
import type { DueDateRule, RepaymentMethod } from './schedule.codes.js';

/** What a schedule is computed from. Plain data, as it stands in commands and events. */
export interface ScheduleTerms extends RateBounds {
  readonly method: RepaymentMethod;
  /** What is lent altogether. Drawn on the first day unless there are `drawdowns`. */
  readonly principal: Money;
  /** Per year, such as `"0.0435"`. */
  readonly annualRate: DecimalText;
  /** Interest counts from this day. */
  readonly startsOn: Day;
  /** Number of rows; or say `maturesOn` or `instalmentAmount`. A bullet has one row after so many periods. */
  readonly instalments?: number;
  /** The equal instalment itself: the number of rows follows from it, the last pays the rest. */
  readonly instalmentAmount?: Money;
  /** Last due date where it does not follow from the number of rows; leaves a last stub. */
  readonly maturesOn?: Day;
  /** Whether a last part of a period is a row of its own (`short`, unless said) or joins the last. */
  readonly lastStub?: 'short' | 'long';
  /** One month unless said. */
  readonly period?: Frequency;
  /** When the first period is not a regular one; later due dates count from here. */
  readonly firstDueOn?: Day;
  readonly dayCount: DayCount;
  /** `clamp` unless said. */
  readonly dueDates?: DueDateRule;
  /** Where a due date goes that is no business day; it stays unless said. */
  readonly businessDays?: BusinessDays;
  readonly rounding?: Rounding;
  readonly grace?: Grace;
  readonly drawdowns?: readonly Drawdown[];
  readonly rateChanges?: readonly RateChange[];
  /** Share of each drawdown that is paid back on its day, such as `"0.25"`. */
  readonly downPayment?: DecimalText;
  /** Principal paid before it was due; its rows stand among the others. */
  readonly prepayments?: readonly Prepayment[];
  /** Of method `balloon`. */
  readonly balloon?: Balloon;
  /** Of method `stepped`: per cent of the principal in each row; they sum to 100. */
  readonly percentages?: readonly DecimalText[];
  /** Of method `custom`: they sum to the principal. */
  readonly agreedRows?: readonly AgreedRow[];
  /** Of method `sculpted`. */
  readonly sculpting?: Sculpting;
}

/** How due amounts are rounded. Rate factors never are. */
export interface Rounding {
  /** `halfUp` unless said (四舍五入). */
  readonly mode?: RoundingMode;
  /** The instalment is a multiple of so many minor units, 100 for whole yuan. */
  readonly multipleOf?: number;
  /** Spreads a last instalment that is off over all of them, where that brings it nearer. */
  readonly smooth?: boolean;
}

/** Rows at the beginning that are spared something. Numbers of rows. */
export interface Grace {
  /** No principal is due. */
  readonly principal?: number;
  /** No interest is due; it is due with the first row after. */
  readonly interest?: number;
  /** No interest arises. */
  readonly interestFree?: number;
}

export interface Drawdown {
  readonly on: Day;
  readonly amount: Money;
}

/** From this day interest counts at this rate; the day itself is at the new one. */
export interface RateChange {
  readonly on: Day;
  readonly annualRate: DecimalText;
  /**
   * Inside a period: the instalment of that period stands, and is computed anew from the next
   * (`fromNextPeriod`, unless said), or is computed anew with the split interest (`atOnce`, as
   * Fineract does).
   */
  readonly instalment?: 'fromNextPeriod' | 'atOnce';
}

/** Principal paid on a day beside the plan. Interest to that day stays due with the next row. */
export interface Prepayment {
  readonly on: Day;
  readonly amount: Money;
  /** `reduceInstalment` unless said. */
  readonly effect?: PrepaymentEffect;
}

/** What is left for maturity: the instalments of a longer loan, or an agreed amount. */
export interface Balloon {
  readonly amortisedOver?: number;
  readonly amount?: Money;
}

export interface AgreedRow {
  readonly dueOn: Day;
  readonly principal: Money;
}

/** Debt service of each row = cash flow available for it ÷ target cover (DSCR). */
export interface Sculpting {
  readonly cashFlows: readonly Money[];
  readonly cover: DecimalText;
}

/** One instalment. */
export interface ScheduleRow {
  /** From 1. */
  readonly number: number;
  /** First day of its interest. */
  readonly from: Day;
  /** When it is due; its interest ends the day before, unless due dates are moved only. */
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
