import { LoanPurpose } from '#credit';
import type { Day } from '#kernel';
import { DatedCommand, DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import type { SegmentFigures } from '#strategy';
import { ObservedSegmentFigures } from '#strategy';
import { IsIn, IsOptional } from 'class-validator';
import { DeclineCause } from './recommendation.codes.js';

/** Asks the rules of a day what a client should be offered. Sent by the system alone. */
export class RecommendOffers extends DomainCommand {
  @IsId() readonly clientId!: string;

  @IsId() readonly managerId!: string;

  @IsDay() readonly day!: Day;

  @IsPart(ObservedSegmentFigures) readonly figures!: SegmentFigures;

  /** What a need that was just captured is for. */
  @IsOptional() @IsCode(LoanPurpose) readonly purpose?: LoanPurpose;
}

abstract class RecommendationCommand extends DatedCommand {
  @IsId() readonly clientId!: string;

  /** The rule that recommends it: `RC-1`. */
  @IsId() readonly rule!: string;
}

/** Follows a recommendation: the manager will offer it. */
export class TakeRecommendation extends RecommendationCommand {
  @IsText() readonly reason!: string;
}

/** Does not follow a recommendation, and says why. */
export class DeclineRecommendation extends RecommendationCommand {
  @IsCode(DeclineCause) readonly code!: DeclineCause;

  @IsText() readonly reason!: string;
}

/** Records what the client said to the offer. */
export class SettleRecommendation extends RecommendationCommand {
  @IsIn(['won', 'lost']) readonly outcome!: 'won' | 'lost';

  @IsText() readonly note!: string;
}
