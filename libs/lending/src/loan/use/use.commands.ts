import type { DecimalText } from '#kernel';
import { IsDecimalText, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Evidence } from '../loan-command.js';
import { AreEvidence, DatedLoanCommand } from '../loan-command.js';

/** Records the papers that prove what the money of a drawdown was spent on. */
export class RecordUse extends DatedLoanCommand {
  @IsId() readonly drawdownId!: string;

  @AreEvidence() readonly evidence!: readonly Evidence[];
}

/** Records that money was not used as agreed: the loan bears the heavier markup from this day on. */
export class RecordMisuse extends DatedLoanCommand {
  @IsOptional() @IsId() readonly drawdownId?: string;

  @IsText() readonly finding!: string;

  /** Over the contract rate; what the agreement states where absent. */
  @IsOptional() @IsDecimalText({ min: '0.5', max: '1' }) readonly markup?: DecimalText;

  @IsOptional() @AreEvidence() readonly evidence?: readonly Evidence[];
}
