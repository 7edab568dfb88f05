import type { Day } from '#kernel';
import { IsDay, IsId } from '#kernel';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, Max, Min } from 'class-validator';

/** On which evenings criteria are tried; the last three ends of months and today by default. */
export class TrialWanted {
  @IsId() readonly criteriaId!: string;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @IsDay({ each: true })
  readonly days?: readonly Day[];
}

/** Which clients the present version of some criteria would move, a page at a time. */
export class CriteriaMovesAsked {
  @IsId() readonly criteriaId!: string;

  /** The evening; today by default. */
  @IsOptional() @IsDay() readonly on?: Day;

  /** The last client of the page before. */
  @IsOptional() @IsId() readonly afterClient?: string;

  /** Clients per page: 50 by default, at most 500. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) readonly limit?: number;
}
