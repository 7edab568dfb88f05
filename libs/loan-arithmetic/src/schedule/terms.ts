import type { BusinessDays, Day, DecimalText, Money, RoundingMode } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import type { RateBounds } from '../rates/agreed-rate.js';
import type { PrepaymentEffect } from './prepayments.codes.js';
import type { DueDateRule, Frequency, RepaymentMethod, RowsOfDay } from './schedule.codes.js';

/** What a schedule is computed from. Plain data, as it stands in commands and events. */
export interface ScheduleTerms extends RateBounds {
  readonly method: RepaymentMethod;
  /** What is lent altogether. Drawn on the first day unless there are `drawdowns`. */
  readonly principal: Money;
  /** Per year, such as `"0.0435"`. */
  readonly annualRate: DecimalText;
  /** Interest counts from this day. */
  readonly startsOn: Day;
  /**
   * Number of instalments, or else `maturesOn`, or an amount from which it follows. A bullet has one
   * row after this many periods.
   */
  readonly instalments?: number;
  /** The equal instalment itself. The last row pays the rest; without a tenor it follows from it. */
  readonly instalmentAmount?: Money;
  /** The due dates themselves, where they follow no cycle; in place of a tenor. */
  readonly dueOn?: readonly Day[];
  /** Last due date where it does not follow from the number of rows; leaves a last stub. */
  readonly maturesOn?: Day;
  /** A last part of a period is a row of its own (`short`, the default) or joins the last. */
  readonly lastStub?: 'short' | 'long';
  /** One month by default. */
  readonly period?: Frequency;
  /** When the first period is not a regular one; later due dates count from here. */
  readonly firstDueOn?: Day;
  /**
   * Day of the month on which all instalments fall due (结息日), such as 20 or 21, up to 28. Quarters
   * and half-years end with those of the calendar. The first one follows the start.
   */
  readonly dueDay?: number;
  /**
   * Where the first period is not a regular one: it stands alone (`short`) or is part of the next
   * (`long`). With `maturesOn` alone, due dates then count back from maturity.
   */
  readonly firstStub?: 'short' | 'long';
  readonly dayCount: DayCount;
  /** `clamp` by default. */
  readonly dueDates?: DueDateRule;
  /** Where a due date goes that is no business day; it stays where absent. */
  readonly businessDays?: BusinessDays;
  readonly rounding?: Rounding;
  readonly grace?: Grace;
  /** Up to this day (建设期) no principal falls due. */
  readonly construction?: Construction;
  /** When and on what interest counts, where it does not fall due with each instalment. */
  readonly interest?: InterestTerms;
  /** Interest that had run before the loan is looked at; it is due with the first interest. */
  readonly accruedInterest?: Money;
  readonly drawdowns?: readonly Drawdown[];
  readonly rateChanges?: readonly RateChange[];
  /** Share of each drawdown that is paid back on its day, such as `"0.25"`. */
  readonly downPayment?: DecimalText;
  /** Principal paid before it was due; its rows stand among the others. */
  readonly prepayments?: readonly Prepayment[];
  /** Of method `balloon`. */
  readonly balloon?: Balloon;
  /** Of method `equalPrincipal`: what each row repays; the last pays the rest. */
  readonly principalAmount?: Money;
  /** Of method `equalInstalment`: what an instalment does not pay of its interest joins principal. */
  readonly negativeAmortisation?: boolean;
  /** Of method `stepped`: per cent of what is drawn in each row; they sum to 100. */
  readonly percentages?: readonly DecimalText[];
  /** Of method `custom`: they sum to the principal; of `drawdowns` they are the proportions. */
  readonly agreedRows?: readonly AgreedRow[];
  /** Of method `custom`, in place of rows: amounts that repeat; the last row pays the rest. */
  readonly stages?: readonly PrincipalStage[];
  /** Of method `sculpted`. */
  readonly sculpting?: Sculpting;
}

/** How due amounts are rounded. Rate factors never are. */
export interface Rounding {
  /** `halfUp` by default (四舍五入). */
  readonly mode?: RoundingMode;
  /** The instalment is a multiple of this many minor units, 100 for whole yuan. */
  readonly multipleOf?: number;
  /** Spreads a last instalment that is off over all of them, where that brings it nearer. */
  readonly smooth?: boolean;
  /** Rows of one date are one row (`merged`, the default) or stay apart, payments first. */
  readonly sameDay?: RowsOfDay;
}

/** Rows at the beginning that are spared something. Numbers of rows. */
export interface Grace {
  /** No principal is due. */
  readonly principal?: number;
  /** No interest is due; it is due with the first row after. */
  readonly interest?: number;
  /** No interest is due; it becomes principal. */
  readonly capitalised?: number;
  /** No interest arises. */
  readonly interestFree?: number;
}

/** The time in which a project is built. */
export interface Construction {
  readonly until: Day;
  /** Interest of this time falls due (the default) or becomes principal (资本化利息). */
  readonly interest?: 'due' | 'capitalised';
}

/** When interest falls due, and on what it counts. */
export interface InterestTerms {
  /** The period of the instalments where absent. */
  readonly period?: Frequency;
  readonly firstDueOn?: Day;
  readonly lastStub?: 'short' | 'long';
  /** In place of one period: from each day on another, or that day alone. */
  readonly stages?: readonly InterestStage[];
  /** Interest of due dates up to this day becomes principal, and on the day itself. */
  readonly capitalisedUntil?: Day;
  /**
   * Interest counts on what is outstanding (the default), on what was drawn (`drawn`), or on what was
   * outstanding at the last of some dates.
   */
  readonly base?: 'outstanding' | 'drawn' | InterestStage;
  /** What interest counts on at first, where that is not what is drawn on the first day. */
  readonly baseAmount?: Money;
}

/** Dates from one day on, at a period or once. */
export interface InterestStage {
  readonly from: Day;
  readonly period?: Frequency;
}

/** Principal of an amount from one day on, at a period or once, up to the next stage. */
export interface PrincipalStage extends InterestStage {
  readonly amount: Money;
  /** `repaid` where absent. */
  readonly kind?: 'repaid' | 'drawn';
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
   * Inside a period: the instalment of that period stands and is computed anew from the next
   * (`fromNextPeriod`, the default), or is computed anew with the split interest (`atOnce`, as
   * Fineract does). A given `instalmentAmount` stands unless this says otherwise.
   */
  readonly instalment?: 'fromNextPeriod' | 'atOnce';
}

/** Principal paid on a day beside the plan. Interest to that day stays due with the next row. */
export interface Prepayment {
  readonly on: Day;
  readonly amount: Money;
  /** `reduceInstalment` by default. */
  readonly effect?: PrepaymentEffect;
}

/** What is left for maturity: the instalments of a longer loan, or an agreed amount. */
export interface Balloon {
  /** Number of instalments of the longer loan. */
  readonly amortisedOver?: number;
  /** Its maturity, in place of their number. */
  readonly amortisedUntil?: Day;
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
  /** Interest of this date that became principal. */
  readonly capitalised?: Money;
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
