import type { Day, DecimalText } from '#kernel';
import { DatedCommand, IsCode, IsDay, IsDecimalText, IsId, IsText } from '#kernel';
import { IsBoolean, IsOptional } from 'class-validator';
import { BlockCause, CreditSegment, HandlingPriority, RiskClass } from './standing.codes.js';

abstract class StandingCommand extends DatedCommand {
  @IsId() readonly clientId!: string;
}

/** Stops new credit to a client, for one cause. Processes send it for warnings and arrears. */
export class BlockCredit extends StandingCommand {
  @IsCode(BlockCause) readonly cause!: BlockCause;

  /** What caused it: a loan, a rule of warning. One block each. */
  @IsId() readonly reference!: string;

  @IsText() readonly reason!: string;
}

/** Ends one block. What a person blocked, another person frees. */
export class UnblockCredit extends StandingCommand {
  @IsCode(BlockCause) readonly cause!: BlockCause;

  @IsId() readonly reference!: string;

  @IsText() readonly reason!: string;
}

/** States how much risk the client is. Authority, straight-through handling and price follow it. */
export class AssignRiskClass extends StandingCommand {
  @IsCode(RiskClass) readonly riskClass!: RiskClass;

  @IsText() readonly reason!: string;
}

/**
 * Says whether the rules alone may grant a standard product to the client, by the mode in which the
 * relationship is kept. Sent by the system alone.
 */
export class SetStraightThrough extends StandingCommand {
  @IsBoolean() readonly allowed!: boolean;

  @IsText() readonly reason!: string;
}

/** States whether the client's applications are handled first. */
export class SetHandlingPriority extends StandingCommand {
  @IsCode(HandlingPriority) readonly priority!: HandlingPriority;

  @IsText() readonly reason!: string;
}

/** Says of what segment the client is, for policy and price; of none if absent. Sent by the system. */
export class NoteSegment extends StandingCommand {
  @IsOptional() @IsCode(CreditSegment) readonly segment?: CreditSegment;
}

/** Takes so much off the rate of the client's next loan, until a day. Sent by the system alone. */
export class GrantDiscount extends StandingCommand {
  /** What it is for: an entry of the loyalty plan. */
  @IsId() readonly reference!: string;

  @IsDecimalText({ min: '0', max: '0.01' }) readonly takes!: DecimalText;

  @IsDay() readonly until!: Day;
}

/** Records the approval in whose price a discount is. Sent by the system alone. */
export class UseDiscount extends StandingCommand {
  @IsId() readonly reference!: string;

  @IsId() readonly applicationId!: string;
}
