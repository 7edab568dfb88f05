import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsInstant, IsPart, IsText } from '#kernel';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Length } from 'class-validator';
import { Channel, ContactStage, Direction, Outcome, Way } from '../engagement.codes.js';
import type { Contact, NextStep } from './interaction.events.js';

abstract class InteractionCommand extends DomainCommand {
  @IsId() readonly interactionId!: string;
}

abstract class ContactCommand extends InteractionCommand implements Contact {
  @IsCode(Channel) readonly channel!: Channel;

  @IsOptional() @IsCode(Way) readonly way?: Way;

  @IsCode(Direction) readonly direction!: Direction;

  /** The stage of the loan it was about. */
  @IsOptional() @IsCode(ContactStage) readonly stage?: ContactStage;

  @IsText({ max: 200 }) readonly subject!: string;

  /** A contact whose outcome is `notReached` counts as an attempt only. */
  @IsOptional() @IsCode(Outcome) readonly outcome?: Outcome;

  @IsOptional() @IsText({ max: 4000 }) readonly note?: string;

  /** The day of the contact, in the bank's calendar. */
  @IsDay() readonly valueDate!: Day;

  /** The moment of the contact, where it is known. */
  @IsOptional() @IsInstant() readonly occurredAt?: string;

  /** Who of the bank took part. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  readonly staffIds?: readonly string[];

  /** The offices, not the names, of those who took part for the client. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 80, { each: true })
  readonly counterparts?: readonly string[];
}

class NextStepFields implements NextStep {
  @IsText() readonly what!: string;

  @IsDay() readonly dueOn!: Day;

  @IsOptional() @IsId() readonly ownerId?: string;
}

/** Records a contact with a client, on any channel, and what is to be done next. */
export class RecordInteraction extends ContactCommand {
  @IsId() readonly clientId!: string;

  @IsOptional()
  @IsPart(NextStepFields)
  readonly nextStep?: NextStep;
}

/** Tells a contact anew, as it really was. */
export class CorrectInteraction extends ContactCommand {
  @IsText() readonly reason!: string;
}

/** Takes back a contact that was recorded by mistake. */
export class WithdrawInteraction extends InteractionCommand {
  @IsText() readonly reason!: string;
}

/** Plans what is to be done next; takes the place of a step that is open. */
export class PlanNextStep extends InteractionCommand implements NextStep {
  @IsText() readonly what!: string;

  @IsDay() readonly dueOn!: Day;

  /** Who of the bank is to do it. */
  @IsOptional() @IsId() readonly ownerId?: string;
}

/** Says that the open step is done, and what came of it. */
export class CompleteNextStep extends InteractionCommand {
  @IsText() readonly result!: string;
}
