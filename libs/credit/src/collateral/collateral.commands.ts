import type { Day, Money } from '#kernel';
import { DatedCommand, DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsLoanAmount, IsLoanAmountOrNothing } from '../loan-amount.js';
import { CollateralKind } from './collateral.codes.js';
import { Guarantor } from './collateral.fields.js';

abstract class CollateralCommand extends DatedCommand {
  @IsId() readonly collateralId!: string;
}

/** Takes up what is offered to secure credit of a client. It counts nothing until it is valued. */
export class OfferCollateral extends CollateralCommand {
  /** The client whose credit it secures. */
  @IsId() readonly clientId!: string;

  @IsCode(CollateralKind) readonly kind!: CollateralKind;

  @IsText() readonly description!: string;

  /** Who owns the thing, where it is not the client. */
  @IsOptional() @IsText({ max: 200 }) readonly owner?: string;

  /** Who guarantees; of guarantees only. */
  @IsOptional() @IsPart(Guarantor) readonly guarantor?: Guarantor;

  /** The request for more security that this answers. */
  @IsOptional() @IsId() readonly enhancementId?: string;
}

/** Hands in an appraisal, or what a guarantor is good for. A risk officer accepts it. */
export class SubmitAppraisal extends CollateralCommand {
  @IsLoanAmount() readonly value!: Money;

  @IsText({ max: 200 }) readonly appraiser!: string;

  @IsDay() readonly appraisedOn!: Day;

  /** The report, as a document of the client's file. */
  @IsOptional() @IsId() readonly documentId?: string;
}

/** Accepts the appraisal: from now on the value counts, less the haircut of its kind. */
export class AcceptAppraisal extends CollateralCommand {}

export class RejectAppraisal extends CollateralCommand {
  @IsText() readonly reason!: string;
}

/** Records that it is registered, or that the guarantee is signed: it then secures credit. */
export class RegisterCollateral extends CollateralCommand {
  /** The registry; of a guarantee, the contract. */
  @IsText({ max: 200 }) readonly registry!: string;

  @IsText({ max: 100 }) readonly certificate!: string;

  /** 1 is the first to be paid out of it. */
  @IsInt() @Min(1) @Max(20) readonly rank!: number;

  /** What those before us may claim. */
  @IsOptional() @IsLoanAmountOrNothing() readonly priorClaims?: Money;
}

/** Records the insurance of the thing, or its renewal. */
export class InsureCollateral extends CollateralCommand {
  @IsText({ max: 200 }) readonly insurer!: string;

  @IsText({ max: 100 }) readonly policy!: string;

  @IsLoanAmount() readonly insured!: Money;

  @IsDay() readonly from!: Day;

  @IsDay() readonly until!: Day;
}

/** Lets it secure so much of a credit; never more than it is good for. */
export class AllocateCollateral extends CollateralCommand {
  @IsId() readonly applicationId!: string;

  /** How much of the credit it secures; nothing ends it. */
  @IsLoanAmountOrNothing() readonly amount!: Money;
}

/** Asks to give it back; a second person decides. */
export class AskRelease extends CollateralCommand {
  @IsText() readonly reason!: string;
}

/** Gives it back. A credit approver where it still secures credit. */
export class ReleaseCollateral extends CollateralCommand {}

/** Keeps what somebody asked to be given back. */
export class KeepCollateral extends CollateralCommand {
  @IsText() readonly reason!: string;
}

/** Ends what it secures of a credit that is over. Sent by the system. */
export class EndAllocation extends DomainCommand {
  @IsId() readonly collateralId!: string;

  @IsId() readonly applicationId!: string;

  @IsDay() readonly valueDate!: Day;
}
