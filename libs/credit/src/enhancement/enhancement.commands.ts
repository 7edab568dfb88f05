import type { Day, Money } from '#kernel';
import { AreCodes, DatedCommand, IsDay, IsId, IsText } from '#kernel';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional } from 'class-validator';
import { CollateralKind } from '../collateral/collateral.codes.js';
import { IsLoanAmount } from '../loan-amount.js';

abstract class EnhancementCommand extends DatedCommand {
  @IsId() readonly enhancementId!: string;
}

/** Asks a client for more security (担保增信). What is offered names the request. */
export class AskForSecurity extends EnhancementCommand {
  @IsId() readonly clientId!: string;

  /** The credit it is for, where it is for one. */
  @IsOptional() @IsId() readonly applicationId?: string;

  /** What would serve. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @AreCodes(CollateralKind)
  readonly kinds!: readonly CollateralKind[];

  /** How much is to be secured beyond what is. */
  @IsLoanAmount() readonly amount!: Money;

  @IsText() readonly reason!: string;

  /** The day by which the client answers. */
  @IsDay() readonly dueOn!: Day;

  /** Who sees to it. Defaults to the client's relationship manager. */
  @IsOptional() @IsId() readonly ownerId?: string;
}

/** Records that the client offers nothing more. */
export class RecordRefusal extends EnhancementCommand {
  @IsText() readonly reason!: string;
}

/** Ends the request: it is met, or no longer needed. Another person than the one who asked. */
export class CloseEnhancement extends EnhancementCommand {
  @IsText() readonly reason!: string;
}
