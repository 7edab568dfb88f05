import type { Day, DecimalText, Money } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsDecimalText, IsId, IsText } from '#kernel';
import { Origin } from '#clients';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CreditTerms } from '../credit-terms.js';
import { StatedTerms } from '../credit-terms.js';
import { Recommendation } from '../credit.codes.js';
import { IsLoanAmount } from '../loan-amount.js';

abstract class ApplicationCommand extends DomainCommand {
  @IsId() readonly applicationId!: string;
}

abstract class DatedCommand extends ApplicationCommand {
  /** The day it counts for: today unless said, never a day to come. */
  @IsOptional() @IsDay() readonly valueDate?: Day;
}

/** Takes in what a client asks for. Refused when the terms make no repayment schedule. */
export class SubmitApplication extends DatedCommand {
  @IsId() readonly clientId!: string;

  @IsObject() @ValidateNested() @Type(() => StatedTerms) readonly terms!: CreditTerms;

  /** The relationship manager responsible; whoever submits it unless said. */
  @IsOptional() @IsId() readonly managerId?: string;
}

/** Records the opinion of a relationship manager or a risk officer (审查意见). */
export class ReviewApplication extends DatedCommand {
  @IsCode(Recommendation) readonly recommendation!: Recommendation;

  @IsText({ max: 4000 }) readonly comment!: string;
}

/** Grants the credit, or less of it. Four eyes: not for who submitted or reviewed it. */
export class ApproveApplication extends DatedCommand {
  /** What is granted; what was asked for unless said, and never more. */
  @IsOptional() @IsLoanAmount() readonly amount?: Money;

  @IsOptional() @IsInt() @Min(1) @Max(1200) readonly termMonths?: number;

  @IsOptional() @IsDecimalText({ min: '0', max: '1' }) readonly annualRate?: DecimalText;

  /** What has to be fulfilled before the money is paid out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  readonly conditions?: readonly string[];
}

/** Says no to the client. Four eyes, as for an approval. */
export class DeclineApplication extends DatedCommand {
  @IsText() readonly reason!: string;
}

/** Ends an undecided application because the client does not want it any more. */
export class WithdrawApplication extends DatedCommand {
  @IsText() readonly reason!: string;
}

/** Takes over an application and its approval from another system. */
export class MigrateApplication extends ApplicationCommand {
  @IsId() readonly clientId!: string;

  @IsObject() @ValidateNested() @Type(() => StatedTerms) readonly terms!: CreditTerms;

  @IsId() readonly managerId!: string;

  @IsDay() readonly submittedOn!: Day;

  @IsDay() readonly approvedOn!: Day;

  @IsObject() @ValidateNested() @Type(() => Origin) readonly origin!: Origin;
}
