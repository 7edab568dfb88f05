import { RiskClass } from '#credit';
import { DatedCommand, IsCode, IsId, IsText } from '#kernel';
import { CreditGrade } from '../taxonomy/taxonomy.codes.js';
import type { ReviewFindings } from './client-review.events.js';

abstract class ReviewCommand extends DatedCommand {
  @IsId() readonly clientId!: string;
}

/** Records a review: what statements and market say, and the grade and risk class that follow. */
export class HoldReview extends ReviewCommand implements ReviewFindings {
  @IsText({ max: 4000 }) readonly finances!: string;

  @IsText({ max: 4000 }) readonly market!: string;

  @IsCode(CreditGrade) readonly grade!: CreditGrade;

  @IsCode(RiskClass) readonly riskClass!: RiskClass;

  @IsText() readonly reason!: string;
}

/** Agrees with a review of another person: its grade and risk class take effect. */
export class ConfirmReview extends ReviewCommand {}

/** Sends a review back to whoever held it. */
export class ReturnReview extends ReviewCommand {
  @IsText() readonly reason!: string;
}
