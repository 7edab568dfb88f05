import { FactSource, Origin } from '#clients';
import type { Day, DecimalText, Money } from '#kernel';
import {
  DomainCommand,
  IsCode,
  IsDay,
  IsDecimalText,
  IsId,
  IsMoneyOrNothing,
  IsPart,
  TakesOverHistory,
} from '#kernel';
import { IsOptional } from 'class-validator';
import { MarketFigure } from '../facts/facts.codes.js';
import type { MarketIndex } from './market.events.js';

class MarketIndexFields implements MarketIndex {
  @IsId() readonly indexId!: string;

  @IsDecimalText({ min: '0.000001' }) readonly level!: DecimalText;
}

abstract class MarketCommand extends DomainCommand {
  @IsId() readonly clientId!: string;

  @IsCode(MarketFigure) readonly figure!: MarketFigure;

  /** The day of the quotation. */
  @IsDay() readonly on!: Day;

  /** The day the bank learnt of it; defaults to the day of recording. */
  @IsOptional() @IsDay() readonly knownOn?: Day;

  @IsMoneyOrNothing() readonly amount!: Money;

  /** The market as a whole on the same day. */
  @IsOptional()
  @IsPart(MarketIndexFields)
  readonly index?: MarketIndex;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Records what a market says of a client on a day. A second quotation of a day replaces the first. */
export class RecordMarketFigure extends MarketCommand {}

/** Takes over a market figure from another system. */
@TakesOverHistory()
export class MigrateMarketFigure extends MarketCommand {
  @IsPart(Origin) readonly origin!: Origin;
}
