import type { Money } from '#kernel';
import { DomainCommand, IsCode, IsId, IsMoney, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { AwardKind } from '../performance.codes.js';

abstract class AwardCommand extends DomainCommand {
  @IsId() readonly awardId!: string;
}

/** Proposes to honour good work of somebody else. A third person confirms it. */
export class ProposeAward extends AwardCommand {
  @IsId() readonly personId!: string;

  @IsCode(AwardKind) readonly kind!: AwardKind;

  @IsText({ max: 500 }) readonly reason!: string;

  /** Of a bonus only. */
  @IsOptional() @IsMoney() readonly amount?: Money;
}

/** Gives an award that somebody else proposed. */
export class ConfirmAward extends AwardCommand {}

/** Turns down an award that was proposed. */
export class DeclineAward extends AwardCommand {
  @IsText({ max: 500 }) readonly reason!: string;
}
