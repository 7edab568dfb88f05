import type { Day } from '#kernel';
import { AreParts, DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import { QualityCriterion } from './quality.codes.js';
import type { QualityMark } from './quality.js';
import { RatingGrade } from './rating.codes.js';

abstract class RatingCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

/** Rates a client by its figures and warnings of a day. Sent by the system alone. */
export class RateClient extends RatingCommand {
  @IsDay() readonly day!: Day;
}

/**
 * Gives a client another grade than its figures, until a day. A risk officer may go down as far as
 * need be and up by one grade; further up, only a credit approver. Never above a red warning.
 */
export class OverrideRating extends RatingCommand {
  @IsCode(RatingGrade) readonly grade!: RatingGrade;

  @IsDay() readonly expiresOn!: Day;

  @IsText({ max: 2_000 }) readonly reason!: string;
}

/** Lets the rating follow the figures again. */
export class EndRatingOverride extends RatingCommand {
  @IsText() readonly reason!: string;
}

class MarkFields implements QualityMark {
  @IsCode(QualityCriterion) readonly criterion!: QualityCriterion;

  /** From 1, very poor, to 5, very good. */
  @IsInt() @Min(1) @Max(5) readonly mark!: number;
}

/** Says what one makes of a client where no figure speaks: it counts beside the figures for a time. */
export class JudgeQualities extends DomainCommand {
  @IsId() readonly clientId!: string;

  @AreParts(MarkFields, { min: 1, max: 5 }) readonly marks!: readonly QualityMark[];

  @IsText({ max: 2_000 }) readonly reason!: string;
}
