import type { Day, Money } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsMoney, IsText } from '#kernel';
import { IsOptional, Matches } from 'class-validator';
import { MarketTag } from '../needs.codes.js';

abstract class MarketNoteCommand extends DomainCommand {
  @IsId() readonly marketNoteId!: string;
}

/** Records what was found out about the market, with its source. */
export class NoteMarket extends MarketNoteCommand {
  @IsCode(MarketTag) readonly tag!: MarketTag;

  /** A section of the industry classification: `D`. */
  @IsOptional() @Matches(/^[A-T]$/) readonly industry?: string;

  /** Of a note on the size of the market: what all lenders have lent in it. */
  @IsOptional() @IsMoney() readonly outstanding?: Money;

  @IsText({ max: 1000 }) readonly text!: string;

  @IsText({ max: 200 }) readonly source!: string;

  /** The day the source speaks of. */
  @IsDay() readonly statedOn!: Day;
}

/** Takes back a note that no longer holds. */
export class WithdrawMarketNote extends MarketNoteCommand {
  @IsText({ max: 200 }) readonly reason!: string;
}
