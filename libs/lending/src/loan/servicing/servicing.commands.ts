import { IsLoanAmount } from '#credit';
import type { Day, DecimalText, Money } from '#kernel';
import { AreCodes, IsCode, IsDay, IsDecimalText, IsId, IsText } from '#kernel';
import { DueComponent } from '#loan-arithmetic';
import { ArrayMinSize, IsArray, IsOptional } from 'class-validator';
import { DatedLoanCommand } from '../loan-command.js';
import { FeeKind } from './servicing.codes.js';

/** Charges a fee: an amount, or a share of components that are overdue. */
export class ChargeFee extends DatedLoanCommand {
  /** Defaults to the running number of the fee. */
  @IsOptional() @IsId() readonly feeId?: string;

  @IsCode(FeeKind) readonly kind!: FeeKind;

  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly share?: DecimalText;

  /** Of what the share is taken. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @AreCodes(DueComponent)
  readonly of?: readonly DueComponent[];

  /** When it is due; the day of the charge where absent. */
  @IsOptional() @IsDay() readonly dueOn?: Day;
}

/** Records that the payer's bank took a repayment back: what it paid is owed again from this day. */
export class ChargeBackRepayment extends DatedLoanCommand {
  @IsId() readonly repaymentId!: string;

  @IsLoanAmount() readonly amount!: Money;

  @IsText() readonly reason!: string;
}

/** Announces another rate: agreed with the borrower, or what the index of the agreement comes to. */
export class ResetRate extends DatedLoanCommand {
  /** From this day interest counts at the new rate. */
  @IsDay() readonly from!: Day;

  /** Per year, of a fixed rate that is agreed anew. */
  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly annualRate?: DecimalText;

  /** What the index was published at, of a rate that floats. */
  @IsOptional() @IsDecimalText({ min: '-1', max: '1' }) readonly published?: DecimalText;

  @IsOptional() @IsDay() readonly publishedOn?: Day;

  /** What the borrower is told. */
  @IsText() readonly reason!: string;
}
