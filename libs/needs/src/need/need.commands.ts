import type { Day } from '#kernel';
import { AreParts, DatedCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { NeedLoss } from '../needs.codes.js';
import { NeedAnswer, StatedNeed } from './need.fields.js';

abstract class NeedCommand extends DatedCommand {
  @IsId() readonly needId!: string;
}

/** Captures what a client needs, by a form that is in force on the day of the talk. */
export class CaptureNeed extends NeedCommand {
  @IsId() readonly clientId!: string;

  /** The questionnaire or the guide of the interview: `NF-1`. */
  @IsId() readonly formId!: string;

  @AreParts(NeedAnswer, { max: 40 }) readonly answers!: readonly NeedAnswer[];

  @IsPart(StatedNeed) readonly need!: StatedNeed;

  /** The day on which the client answered. */
  @IsDay() readonly heldOn!: Day;

  /** The answer to a survey in which the need was found. */
  @IsOptional() @IsId() readonly answerId?: string;
}

/** Ranks a need: the importance of its project times the risk of the client. */
export class AssessNeed extends NeedCommand {
  /** How important the project is to the strategy of the bank: 1 to 5. */
  @IsInt() @Min(1) @Max(5) readonly strategicImportance!: number;

  @IsText() readonly reason!: string;
}

/** Records that the client needs something else than was captured. */
export class RestateNeed extends NeedCommand {
  @IsPart(StatedNeed) readonly need!: StatedNeed;

  @IsText() readonly reason!: string;
}

/** Records that the need will not lead to a drawdown. */
export class LoseNeed extends NeedCommand {
  @IsCode(NeedLoss) readonly code!: NeedLoss;

  @IsText() readonly reason!: string;
}
