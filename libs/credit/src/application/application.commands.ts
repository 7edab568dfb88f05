import type { Day, DecimalText, Money } from '#kernel';
import {
  AreCodes,
  DatedCommand,
  DomainCommand,
  IsCode,
  IsDay,
  IsDecimalText,
  IsId,
  IsPart,
  IsText,
  TakesOverHistory,
} from '#kernel';
import { Origin } from '#clients';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import type { CreditTerms } from '../credit-terms.js';
import { AskedTerms, StatedTerms } from '../credit-terms.js';
import { DeclineCode, EndOfCommitment, Recommendation, WithdrawalCode } from '../credit.codes.js';
import { DocumentKind } from '../product/product.codes.js';
import { RiskClass } from '../standing/standing.codes.js';
import { StatedCondition } from './condition.fields.js';
import { IsLoanAmount } from '../loan-amount.js';
import type { Offer } from '../product/offer.js';
import { AgreedProduct } from './agreed-product.js';

abstract class ApplicationCommand extends DatedCommand {
  @IsId() readonly applicationId!: string;
}

/** Takes in what a client asks for. Refused outside the product, or without a schedule. */
export class SubmitApplication extends ApplicationCommand {
  @IsId() readonly clientId!: string;

  @IsPart(AskedTerms) readonly terms!: AskedTerms;

  /** The enquiry that it comes of; what that tells need not be told again. */
  @IsOptional() @IsId() readonly enquiryId?: string;

  /** The product; the one of the catalogue that `terms.product` names if absent. */
  @IsOptional() @IsId() readonly productId?: string;

  /** The relationship manager responsible. Defaults to the sender. */
  @IsOptional() @IsId() readonly managerId?: string;
}

/**
 * Takes in what bank and client have agreed already. Nothing of it is judged again, so nothing that
 * was accepted gets lost. Sent by the system.
 */
export class SubmitAgreed extends ApplicationCommand {
  @IsId() readonly clientId!: string;

  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  @IsPart(AgreedProduct) readonly product!: Offer;

  @IsId() readonly managerId!: string;

  /** Who recorded that the client accepts. */
  @IsId() readonly submittedBy!: string;

  /** Whoever worked out the terms: none of them decides. */
  @IsArray() @ArrayMaxSize(40) @IsId({ each: true }) readonly preparedBy!: readonly string[];
}

/** Sends an application back to its manager to be completed (退回补件). */
export class ReturnApplication extends ApplicationCommand {
  @IsText() readonly reason!: string;

  /** The documents that are missing or do not serve. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @AreCodes(DocumentKind)
  readonly missing?: readonly DocumentKind[];
}

/** Hands a returned application in again. */
export class CompleteApplication extends ApplicationCommand {
  @IsText() readonly comment!: string;
}

/** Records the opinion of a relationship manager or a risk officer (审查意见). */
export class ReviewApplication extends ApplicationCommand {
  @IsCode(Recommendation) readonly recommendation!: Recommendation;

  @IsText({ max: 4000 }) readonly comment!: string;

  /** How much risk it is, as a risk officer judges it; that of the client if absent. */
  @IsOptional() @IsCode(RiskClass) readonly riskClass?: RiskClass;
}

/** Grants the credit, or less. Another person decides than those who submitted or reviewed it. */
export class ApproveApplication extends ApplicationCommand {
  /** The amount granted; defaults to the amount requested and never exceeds it. */
  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly termMonths?: number;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly annualRate?: DecimalText;

  /** Conditions beside those of the product. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => StatedCondition)
  readonly conditions?: readonly StatedCondition[];

  /** Why; needed against a negative review, and where the terms deviate from a policy. */
  @IsOptional() @IsText({ max: 2000 }) readonly reason?: string;
}

/** Holds an application against the policies in force. Sent by the system. */
export class JudgeApplication extends ApplicationCommand {}

/** Decides an application for a standard product by the rules alone. Sent by the system. */
export class DecideStraightThrough extends ApplicationCommand {}

/** Says no to the client. Four eyes, as for an approval. */
export class DeclineApplication extends ApplicationCommand {
  @IsOptional() @IsCode(DeclineCode) readonly code?: DeclineCode;

  @IsText() readonly reason!: string;
}

/** Ends an undecided application because the client does not want it any more. */
export class WithdrawApplication extends ApplicationCommand {
  @IsOptional() @IsCode(WithdrawalCode) readonly code?: WithdrawalCode;

  @IsText() readonly reason!: string;
}

/** Ends the commitment: it counts no more against authority and limits. Sent by the system. */
export class EndCommitment extends ApplicationCommand {
  @IsCode(EndOfCommitment) readonly code!: EndOfCommitment;
}

/** Takes over an application and its approval from another system. */
@TakesOverHistory()
export class MigrateApplication extends DomainCommand {
  @IsId() readonly applicationId!: string;

  @IsId() readonly clientId!: string;

  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  @IsId() readonly managerId!: string;

  @IsDay() readonly submittedOn!: Day;

  @IsDay() readonly approvedOn!: Day;

  @IsPart(Origin) readonly origin!: Origin;
}
