import type { Money } from '#kernel';
import { DatedCommand, IsCode, IsId, IsMoneyOrNothing, IsPart, IsText } from '#kernel';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { FactSource } from '../client/client-facts.js';
import { BusinessLine, Trait, TraitLevel } from './portrait.codes.js';
import { Preferences } from './portrait.fields.js';

abstract class PortraitCommand extends DatedCommand {
  @IsId() readonly clientId!: string;

  @IsPart(FactSource) readonly source!: FactSource;
}

/** Records how the client likes to be served; what is not stated stays as it was. */
export class StatePreferences extends PortraitCommand {
  @IsPart(Preferences) readonly preferences!: Preferences;
}

/** Records a judgement on the client, with what it rests on. */
export class JudgeTrait extends PortraitCommand {
  @IsCode(Trait) readonly trait!: Trait;

  @IsCode(TraitLevel) readonly level!: TraitLevel;

  @IsText({ max: 1000 }) readonly evidence!: string;
}

/** Records whether the client uses another line of business, and what that brings in a year. */
export class StateBusinessLine extends PortraitCommand {
  @IsCode(BusinessLine) readonly line!: BusinessLine;

  @IsBoolean() readonly isUsed!: boolean;

  /** The year that the contribution is of. */
  @IsOptional() @IsInt() @Min(1900) @Max(9999) readonly year?: number;

  /** What the line brought the bank in that year. */
  @IsOptional() @IsMoneyOrNothing() readonly contribution?: Money;
}
