import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const most = 1_000_000_000_000_000;

/** Cash flows of a period, in minor units of the currency of the project. */
export class PeriodFields {
  /** The last day of the period. */
  @IsDay() readonly endsOn!: Day;

  @IsInt() @Min(0) @Max(most) readonly revenue!: number;

  @IsInt() @Min(0) @Max(most) readonly operatingCosts!: number;

  @IsInt() @Min(-most) @Max(most) readonly tax!: number;

  /** Growth of working capital; below nothing where it shrinks. */
  @IsInt() @Min(-most) @Max(most) readonly workingCapitalChange!: number;

  @IsInt() @Min(0) @Max(most) readonly maintenanceCapex!: number;

  /** Paid into reserves; below nothing where reserves are drawn. */
  @IsOptional() @IsInt() @Min(-most) @Max(most) readonly reserveMovement?: number;

  @IsInt() @Min(0) @Max(most) readonly interest!: number;

  @IsInt() @Min(0) @Max(most) readonly principal!: number;
}
export type Period = { readonly [K in keyof PeriodFields]: PeriodFields[K] };
