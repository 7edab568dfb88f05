import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId } from '#kernel';
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

/** Gives a client the points of an occasion, by the rule of the day. */
export class EarnPoints extends EarnCommand {}

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
