import { IsLoanAmount } from '#credit';
import type { Day, Money } from '#kernel';
import { IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import type { Payee } from '../money/payee.js';
import { PayeeFields } from '../money/payee.js';
import { RepaymentSource } from '../proposal/proposal.codes.js';
import { Proposing } from '../proposal/proposing.js';

/** Proposes to record a repayment that counts for a day that is closed; a second person releases it. */
export class ProposeLateRepayment extends Proposing {
  @IsLoanAmount() readonly amount!: Money;

  /** The day the money came in. */
  @IsDay() readonly countsFor!: Day;

  /** The bank's reference of the posting. Defaults to the running number of the repayment. */
  @IsOptional() @IsId() readonly repaymentId?: string;

  @IsOptional() @IsPart(PayeeFields) readonly payer?: Payee;

  @IsOptional() @IsCode(RepaymentSource) readonly source?: RepaymentSource;

  @IsText() readonly reason!: string;
}

/** Proposes to take back a drawdown that was paid out by mistake; a second person releases it. */
export class ProposeDrawdownReversal extends Proposing {
  @IsId() readonly drawdownId!: string;

  @IsText() readonly reason!: string;
}

/** Proposes to take back a repayment of a day that is closed. */
export class ProposeReversal extends Proposing {
  @IsId() readonly repaymentId!: string;

  @IsText() readonly reason!: string;
}
