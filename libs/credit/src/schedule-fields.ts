import type { Day, DecimalText, Money } from '#kernel';
import {
  BusinessCalendar,
  BusinessDayConvention,
  IsCode,
  IsDay,
  IsDecimalText,
  IsMoneyOrNothing,
  IsPart,
  RoundingMode,
} from '#kernel';
import { DueDateRule, PeriodUnit } from '#loan-arithmetic';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsLoanAmount } from './loan-amount.js';

/** Where a due day goes that is no business day. */
class BusinessDayFields {
  @IsCode(BusinessCalendar) readonly calendar!: BusinessCalendar;

  @IsCode(BusinessDayConvention) readonly convention!: BusinessDayConvention;
}

/** Instalments at the beginning that are spared something. */
class GraceFields {
  /** No principal is due in so many instalments. */
  @IsOptional() @IsInt() @Min(1) @Max(600) readonly principal?: number;

  /** No interest is due; it is due with the first instalment after. */
  @IsOptional() @IsInt() @Min(1) @Max(600) readonly interest?: number;

  /** No interest is due; it becomes principal. */
  @IsOptional() @IsInt() @Min(1) @Max(600) readonly capitalised?: number;

  /** No interest arises. */
  @IsOptional() @IsInt() @Min(1) @Max(600) readonly interestFree?: number;
}

/** The time in which a project is built (建设期): no principal falls due in it. */
class ConstructionFields {
  @IsDay() readonly until!: Day;

  /** Its interest falls due, unless it becomes principal (资本化利息). */
  @IsOptional() @IsIn(['due', 'capitalised']) readonly interest?: 'due' | 'capitalised';
}

/** The length of a period that is not counted in months: every 2 weeks, every 10 days. */
class PeriodFields {
  @IsInt() @Min(1) @Max(400) readonly every!: number;

  @IsCode(PeriodUnit) readonly unit!: PeriodUnit;
}

/** When interest falls due, where it does not fall due with the instalments. */
class InterestFields {
  /** Months between two interest payments; those between two instalments where nothing is stated. */
  @IsOptional() @IsInt() @Min(1) @Max(120) readonly everyMonths?: number;

  /** In place of months. */
  @IsOptional() @IsPart(PeriodFields) readonly period?: PeriodFields;

  @IsOptional() @IsDay() readonly firstDueOn?: Day;

  /** Interest of due days up to this one becomes principal. */
  @IsOptional() @IsDay() readonly capitalisedUntil?: Day;
}

class RoundingFields {
  @IsOptional() @IsCode(RoundingMode) readonly mode?: RoundingMode;

  /** The instalment is a multiple of so many minor units: 100 for whole yuan. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000_000) readonly multipleOf?: number;

  /** Spreads a last instalment that is off over all of them. */
  @IsOptional() @IsBoolean() readonly smooth?: boolean;
}

/** What is left for maturity: an amount, or the rest of a longer loan. Exactly one of them. */
class BalloonFields {
  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  /** Number of instalments of the longer loan. */
  @IsOptional() @IsInt() @Min(2) @Max(1200) readonly amortisedOver?: number;
}

class RowFields {
  @IsDay() readonly dueOn!: Day;

  /** Nothing where interest alone is due. */
  @IsMoneyOrNothing() readonly principal!: Money;
}

class SculptingFields {
  /** Cash flow available for debt service in each period. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(600)
  @IsMoneyOrNothing({ each: true })
  readonly cashFlows!: readonly Money[];

  /** Cash flow by debt service: `"1.30"`. */
  @IsDecimalText({ min: '1', max: '10' }) readonly cover!: DecimalText;
}

/** How the schedule of a loan differs from equal periods that count from the first drawdown. */
export class ScheduleFields {
  /** Between two instalments, in place of the months of the terms. */
  @IsOptional() @IsPart(PeriodFields) readonly period?: PeriodFields;

  /** Their number, where it does not follow from the term: periods of days or weeks need it. */
  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly instalments?: number;

  /** When the first period is not a regular one; later due days count from here. */
  @IsOptional() @IsDay() readonly firstDueOn?: Day;

  /** Day of the month on which all instalments fall due (结息日), such as 20 or 21. */
  @IsOptional() @IsInt() @Min(1) @Max(28) readonly dueDay?: number;

  /** The last due day, in place of the term. */
  @IsOptional() @IsDay() readonly maturesOn?: Day;

  /** A part of a period at the beginning stands alone, or joins the next period. */
  @IsOptional() @IsIn(['short', 'long']) readonly firstStub?: 'short' | 'long';

  /** A part of a period at the end stands alone, or joins the last period. */
  @IsOptional() @IsIn(['short', 'long']) readonly lastStub?: 'short' | 'long';

  /** Where a due day falls when its month is too short. */
  @IsOptional() @IsCode(DueDateRule) readonly dueDates?: DueDateRule;

  @IsOptional() @IsPart(BusinessDayFields) readonly businessDays?: BusinessDayFields;

  @IsOptional() @IsPart(RoundingFields) readonly rounding?: RoundingFields;

  @IsOptional() @IsPart(GraceFields) readonly grace?: GraceFields;

  @IsOptional() @IsPart(ConstructionFields) readonly construction?: ConstructionFields;

  @IsOptional() @IsPart(InterestFields) readonly interest?: InterestFields;

  /** The least and the most that the rate may be, now and after a reset. */
  @IsOptional() @IsDecimalText({ min: '-1', max: '1' }) readonly rateFloor?: DecimalText;
  @IsOptional() @IsDecimalText({ min: '-1', max: '1' }) readonly rateCap?: DecimalText;

  /** Share of each drawdown that is paid back on its day. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly downPayment?: DecimalText;

  /** The equal instalment itself; the last pays the rest. */
  @IsOptional() @IsLoanAmount() readonly instalmentAmount?: Money;

  /** What an instalment does not pay of its interest becomes principal. */
  @IsOptional() @IsBoolean() readonly negativeAmortisation?: boolean;

  /** What each instalment repays, of equal principal; the last pays the rest. */
  @IsOptional() @IsLoanAmount() readonly principalAmount?: Money;

  @IsOptional() @IsPart(BalloonFields) readonly balloon?: BalloonFields;

  /** Per cent of the principal in each instalment, of principal by percentages. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1200)
  @IsDecimalText({ min: '0', max: '100', each: true })
  readonly percentages?: readonly DecimalText[];

  /**
   * The rows one by one, of agreed rows; they sum to the amount. Of a loan that is drawn in parts they
   * are the proportions: each drawdown is repaid by the rows after it.
   */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1200)
  @ValidateNested({ each: true })
  @Type(() => RowFields)
  readonly rows?: readonly RowFields[];

  @IsOptional() @IsPart(SculptingFields) readonly sculpting?: SculptingFields;
}

/** How the schedule of a loan differs from equal periods that count from the first drawdown. */
export type StatedSchedule = { readonly [K in keyof ScheduleFields]: ScheduleFields[K] };
