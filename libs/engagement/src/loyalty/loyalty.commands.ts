import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { PointOccasion, Reward } from './loyalty.codes.js';

abstract class LoyaltyCommand extends DomainCommand {
  @IsId() readonly clientId!: string;
}

abstract class EarnCommand extends LoyaltyCommand {
  /** One entry, one number: the same one again earns nothing. */
  @IsId() readonly entryId!: string;

  @IsCode(PointOccasion) readonly occasion!: PointOccasion;

  /** The id of what it was earned by. */
  @IsOptional() @IsId() readonly about?: string;
}

/** Proposes points for something that no system saw happen. Somebody else confirms them. */
export class ProposePoints extends EarnCommand {
  @IsText({ max: 500 }) readonly reason!: string;
}

/** Gives the client the points that somebody else proposed, by the rule of the day. */
export class ConfirmPoints extends LoyaltyCommand {
  @IsId() readonly entryId!: string;
}

/** Turns down points that were proposed. */
export class DeclinePoints extends LoyaltyCommand {
  @IsId() readonly entryId!: string;

  @IsText({ max: 500 }) readonly reason!: string;
}

/** Gives the points that a fact calls for. Sent by the system alone. */
export class CreditPoints extends EarnCommand {}

/** Redeems points for a reward: the ones that expire first go first. */
export class RedeemPoints extends LoyaltyCommand {
  @IsId() readonly entryId!: string;

  @IsCode(Reward) readonly reward!: Reward;
}

/** Takes away what has expired by the end of a day. Sent by the system alone. */
export class ExpirePoints extends LoyaltyCommand {
  @IsDay() readonly day!: Day;
}
