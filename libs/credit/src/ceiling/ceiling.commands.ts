import type { Day, Money } from '#kernel';
import { DomainCommand, IsDay, IsId, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';
import { IsLoanAmount, IsLoanAmountOrNothing } from '../loan-amount.js';
import { IsCeilingId } from './ceiling.fields.js';

abstract class CeilingCommand extends DomainCommand {
  /** What it is on: `industry.C`, `region.61`, `product.green`. */
  @IsCeilingId() readonly ceilingId!: string;
}

/** Proposes a limit on all credit to an industry, a region or of a product, or a change of it. */
export class ProposeCeiling extends CeilingCommand {
  /** In yuan; nothing stops all new credit. */
  @IsLoanAmountOrNothing() readonly most!: Money;

  /** The day by which it is reviewed, a year ahead at most. */
  @IsDay() readonly reviewOn!: Day;

  @IsText() readonly reason!: string;
}

/** Proposes to end the limit: another person approves it as a version like any other. */
export class EndCeiling extends CeilingCommand {
  @IsText() readonly reason!: string;
}

/** Puts the proposed limit in force, or ends it where that was proposed. Another person than who proposed it. */
export class ApproveCeiling extends CeilingCommand {
  @IsInt() @Min(1) @Max(10_000) readonly version!: number;
}

/** Declines the proposed limit; the one in force stays. */
export class DeclineCeiling extends CeilingCommand {
  @IsText() readonly reason!: string;
}

/** Holds head-room for the amount that an undecided application asks for. Never more than is free. */
export class ReserveCeiling extends CeilingCommand {
  @IsId() readonly applicationId!: string;
}

/** Counts what has been granted, whatever the limit. Sent by the system. */
export class CountCommitment extends CeilingCommand {
  @IsId() readonly applicationId!: string;

  @IsId() readonly clientId!: string;

  @IsLoanAmount() readonly amount!: Money;
}

/** Gives back what is held for an application that is not granted. */
export class FreeCeiling extends CeilingCommand {
  @IsId() readonly applicationId!: string;

  @IsText() readonly reason!: string;
}
