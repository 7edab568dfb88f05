import type { Day, DecimalText } from '#kernel';
import { IsCode, IsDay, IsDecimalText } from '#kernel';
import { RepaymentMethod } from '#loan-arithmetic';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PlanChangeKind, UnpaidInterest } from './servicing.codes.js';

/** What is to change of the schedule. */
export class ChangeFields {
  @IsCode(PlanChangeKind) readonly to!: PlanChangeKind;

  /** Of a shift: by so many months. */
  @IsOptional() @IsInt() @Min(1) @Max(120) readonly shiftMonths?: number;

  /** Of new instalments: their number, and the months between two. */
  @IsOptional() @IsInt() @Min(1) @Max(1_200) readonly instalments?: number;
  @IsOptional() @IsInt() @Min(1) @Max(120) readonly everyMonths?: number;

  @IsOptional() @IsCode(RepaymentMethod) readonly method?: RepaymentMethod;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly annualRate?: DecimalText;

  @IsOptional() @IsDay() readonly firstDueOn?: Day;

  /** The first so many instalments repay no principal. */
  @IsOptional() @IsInt() @Min(1) @Max(120) readonly principalHoliday?: number;

  @IsOptional() @IsCode(UnpaidInterest) readonly interest?: UnpaidInterest;
}

/** What is to change of the schedule. */
export type StatedChange = { readonly [K in keyof ChangeFields]: ChangeFields[K] };
