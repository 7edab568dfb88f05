import type { Day } from '#kernel';
import { IsDay } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';

/** What the bank's own capital comes to, by its report of a day. */
export class CapitalFields {
  /** The day of the report. */
  @IsDay() readonly reportedOn!: Day;

  /** Net capital (资本净额), in fen. */
  @IsInt() @Min(1) @Max(1_000_000_000_000_000) readonly netCapital!: number;

  /** Net tier 1 capital (一级资本净额), in fen. */
  @IsInt() @Min(1) @Max(1_000_000_000_000_000) readonly netTier1!: number;
}

export type CapitalContent = { readonly [K in keyof CapitalFields]: CapitalFields[K] };
