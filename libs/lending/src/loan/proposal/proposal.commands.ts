import { IsLoanAmount } from '#credit';
import type { Money } from '#kernel';
import { IsCode, IsId, IsPart, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { DatedLoanCommand, LoanCommand } from '../loan-command.js';
import { PayeeFields } from '../money/payee.js';
import type { Payee } from '../money/payee.js';
import { Proposing } from './proposing.js';
import { PaymentWay, RepaymentSource, WaivedComponent, WriteOffGround } from './proposal.codes.js';

/** Instructs a drawdown; a second person releases it. The day it counts for is that of the release. */
export class InstructDrawdown extends Proposing {
  @IsLoanAmount() readonly amount!: Money;

  @IsPart(PayeeFields) readonly payee!: Payee;

  @IsCode(PaymentWay) readonly way!: PaymentWay;

  /** What the borrower declares the money is for. */
  @IsText() readonly use!: string;
}

/**
 * Instructs a drawdown that a project has released. What the loan does not allow is recorded and not
 * refused, so that the project hears of it.
 */
export class ForwardDrawdown extends InstructDrawdown {
  @IsId() declare readonly proposalId: string;

  /** Who asked for it in the project: the person does not release it here. */
  @IsId() readonly instructedBy!: string;
}

/** Proposes to give back money that is held in suspense. */
export class ProposeRefund extends Proposing {
  @IsLoanAmount() readonly amount!: Money;

  @IsPart(PayeeFields) readonly payee!: Payee;

  @IsText() readonly reason!: string;
}

/** Proposes to forgo an amount of one component. */
export class ProposeWaiver extends Proposing {
  @IsCode(WaivedComponent) readonly component!: WaivedComponent;

  @IsLoanAmount() readonly amount!: Money;

  @IsText() readonly reason!: string;
}

/** Proposes to take the loan off the books. */
export class ProposeWriteOff extends Proposing {
  @IsCode(WriteOffGround) readonly ground!: WriteOffGround;

  @IsText() readonly reason!: string;
}

/** Proposes to book money that came in on a loan that is written off. */
export class ProposeRecovery extends Proposing {
  @IsLoanAmount() readonly amount!: Money;

  /** The bank's reference for the posting; defaults to the recovery's sequence number. */
  @IsOptional() @IsId() readonly recoveryId?: string;

  @IsCode(RepaymentSource) readonly source!: RepaymentSource;

  @IsText() readonly reason!: string;
}

/** Proposes to take a loan back on the books that was written off. */
export class ProposeWriteOffReversal extends Proposing {
  @IsText() readonly reason!: string;
}

/** Approves a proposal, or one step of it; with the last step it is carried out. */
export class ApproveProposal extends DatedLoanCommand {
  @IsId() readonly proposalId!: string;
}

/** Declines a proposal: nothing comes of it. */
export class DeclineProposal extends LoanCommand {
  @IsId() readonly proposalId!: string;

  @IsText() readonly reason!: string;
}
