import type { Money } from '#kernel';
import { DomainCommand, IsCode, IsId, IsMoney, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { AwardKind } from '../performance.codes.js';

/** Honours good work of somebody else. */
export class GiveAward extends DomainCommand {
  @IsId() readonly awardId!: string;

  @IsId() readonly personId!: string;

  @IsCode(AwardKind) readonly kind!: AwardKind;

  @IsText({ max: 500 }) readonly reason!: string;

  /** Of a bonus only. */
  @IsOptional() @IsMoney() readonly amount?: Money;
}
