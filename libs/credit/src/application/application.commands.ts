import type { Day, DecimalText, Money } from '#kernel';
import {
  DatedCommand,
  DomainCommand,
  IsCode,
  IsDay,
  IsDecimalText,
  IsId,
  IsPart,
  IsText,
} from '#kernel';
import { Origin } from '#clients';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { CreditTerms } from '../credit-terms.js';
import { StatedTerms } from '../credit-terms.js';
import { Recommendation } from '../credit.codes.js';
import { IsLoanAmount } from '../loan-amount.js';

abstract class ApplicationCommand extends DatedCommand {
  @IsId() readonly applicationId!: string;
}

/** Takes in what a client asks for. Refused outside the product, or without a schedule. */
export class SubmitApplication extends ApplicationCommand {
  @IsId() readonly clientId!: string;

  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  /** The product; the one of the catalogue that `terms.product` names if absent. */
  @IsOptional() @IsId() readonly productId?: string;

  /** The relationship manager responsible. Defaults to the sender. */
  @IsOptional() @IsId() readonly managerId?: string;
}

/** Records the opinion of a relationship manager or a risk officer (审查意见). */
export class ReviewApplication extends ApplicationCommand {
  @IsCode(Recommendation) readonly recommendation!: Recommendation;

  @IsText({ max: 4000 }) readonly comment!: string;
}

/** Grants the credit, or less of it. Four eyes: not for who submitted or reviewed it. */
export class ApproveApplication extends ApplicationCommand {
  /** The amount granted; defaults to the amount requested and never exceeds it. */
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
export class DeclineApplication extends ApplicationCommand {
  @IsText() readonly reason!: string;
}

/** Ends an undecided application because the client does not want it any more. */
export class WithdrawApplication extends ApplicationCommand {
  @IsText() readonly reason!: string;
}

/** Takes over an application and its approval from another system. */
export class MigrateApplication extends DomainCommand {
  @IsId() readonly applicationId!: string;

  @IsId() readonly clientId!: string;

  @IsPart(StatedTerms) readonly terms!: CreditTerms;

  @IsId() readonly managerId!: string;

  @IsDay() readonly submittedOn!: Day;

  @IsDay() readonly approvedOn!: Day;

  @IsPart(Origin) readonly origin!: Origin;
}
