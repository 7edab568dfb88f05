import { Origin } from '#clients';
import type { Day, DecimalText } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsPart, IsText } from '#kernel';
import { IsBoolean, IsOptional } from 'class-validator';
import { OutsideRegister } from './outside.codes.js';
import type { Published } from './outside.events.js';
import { AreAmounts, AreDays, AreTexts } from './outside.fields.js';

/** Takes over what a register says of a loan or project as at a day. Sent by imports. */
export class StateOutsideRecord extends DomainCommand implements Published {
  @IsId() readonly recordId!: string;

  @IsCode(OutsideRegister) readonly register!: OutsideRegister;

  @IsText({ max: 400 }) readonly number!: string;

  @IsOptional() @IsBoolean() readonly ambiguous?: boolean;

  /** The day that the register describes. */
  @IsDay() readonly statedOn!: Day;

  @IsOptional() @IsText({ max: 80 }) readonly project?: string;

  @AreTexts() readonly texts!: Readonly<Record<string, string>>;

  @AreDays() readonly days!: Readonly<Record<string, Day>>;

  @AreAmounts() readonly amounts!: Readonly<Record<string, DecimalText>>;

  @IsPart(Origin) readonly origin!: Origin;
}
