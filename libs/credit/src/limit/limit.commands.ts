import type { Day, Money } from '#kernel';
import { DatedCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LoanProduct } from '../credit.codes.js';
import { IsLoanAmount, IsLoanAmountOrNothing } from '../loan-amount.js';
import { LimitHolder } from './limit.codes.js';
import { InputFields, SubLimit } from './limit.fields.js';

abstract class LimitCommand extends DatedCommand {
  /** The client or the group whose limit it is. */
  @IsId() readonly limitId!: string;
}

/** Proposes a limit, or a change of one: at a review, or because the need has changed. */
export class ProposeLimit extends LimitCommand {
  @IsCode(LimitHolder) readonly holder!: LimitHolder;

  /** All credit together, in yuan. */
  @IsLoanAmount() readonly total!: Money;

  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SubLimit)
  readonly subLimits!: readonly SubLimit[];

  /** The four inputs that it rests on. */
  @IsPart(InputFields) readonly inputs!: InputFields;

  /** The last day on which it may be used; a year at most, so that it is reviewed yearly. */
  @IsDay() readonly validUntil!: Day;

  @IsText() readonly reason!: string;
}

/** Puts the proposed limit in force. Another person than the one who proposed it. */
export class ApproveLimit extends LimitCommand {
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;
}

/** Declines the proposed limit; the one in force stays. */
export class DeclineLimit extends LimitCommand {
  @IsText() readonly reason!: string;
}

/** Holds a part of the limit for an application. Never more than is free. */
export class ReserveLimit extends LimitCommand {
  @IsId() readonly applicationId!: string;

  @IsLoanAmount() readonly amount!: Money;

  @IsCode(LoanProduct) readonly product!: LoanProduct;

  @IsInt() @Min(1) @Max(1200) readonly termMonths!: number;
}

/** Gives back what was held for an application, or all but a part. */
export class ReleaseLimit extends LimitCommand {
  @IsId() readonly applicationId!: string;

  /** What stays reserved; nothing if absent. */
  @IsOptional() @IsLoanAmountOrNothing() readonly leaving?: Money;

  @IsText() readonly reason!: string;
}
