import type { Day } from '#kernel';
import { IsCode, IsDay, IsText } from '#kernel';
import { TechnicalReason } from '#loan-arithmetic';
import type { Evidence } from '../loan-command.js';
import { AreEvidence, DatedLoanCommand } from '../loan-command.js';

/**
 * Records that what fell due in some days was paid late for an operational or technical reason: within
 * seven days it does not count for the class of the loan (第1号令 第十条).
 */
export class ExcuseOverdue extends DatedLoanCommand {
  /** The first and the last due day that is excused. */
  @IsDay() readonly from!: Day;
  @IsDay() readonly to!: Day;

  @IsCode(TechnicalReason) readonly reason!: TechnicalReason;

  @IsText() readonly finding!: string;

  @AreEvidence() readonly evidence!: readonly Evidence[];
}
