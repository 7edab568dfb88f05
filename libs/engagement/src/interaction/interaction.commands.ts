import type { Day } from '#kernel';
import { AreParts, DomainCommand, IsCode, IsDay, IsId, IsInstant, IsText } from '#kernel';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Channel, ContactStage, Direction, Outcome, Way } from '../engagement.codes.js';
import type { Attachment, Contact, StatedStep } from './interaction.events.js';

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

class NextStepFields implements StatedStep {
  @IsText() readonly what!: string;

  @IsDay() readonly dueOn!: Day;

  @IsOptional() @IsId() readonly ownerId?: string;
}

/** Records a contact with a client, on any channel, and what is to be done next. */
export class RecordInteraction extends ContactCommand {
  @IsId() readonly clientId!: string;

  @IsOptional()
  @AreParts(NextStepFields, { max: 10 })
  readonly nextSteps?: readonly StatedStep[];
}

/** Tells a contact anew, as it really was. */
export class CorrectInteraction extends ContactCommand {
  @IsText() readonly reason!: string;
}

/** Takes back a contact that was recorded by mistake. */
export class WithdrawInteraction extends InteractionCommand {
  @IsText() readonly reason!: string;
}

/** Plans what is to be done next; with the number of an open step, plans that one anew. */
export class PlanNextStep extends InteractionCommand implements StatedStep {
  @IsOptional() @IsId() readonly stepId?: string;

  @IsText() readonly what!: string;

  @IsDay() readonly dueOn!: Day;

  /** Who of the bank is to do it. */
  @IsOptional() @IsId() readonly ownerId?: string;
}

abstract class StepCommand extends InteractionCommand {
  /** The number of the step within its contact. */
  @IsId() readonly stepId!: string;
}

/** Says that an open step is done, and what came of it. */
export class CompleteNextStep extends StepCommand {
  @IsText() readonly result!: string;
}

/** Says that an open step need not be done. */
export class DropNextStep extends StepCommand {
  @IsText() readonly reason!: string;
}

/** Notes a file that goes with a contact, by the fingerprint of its content. */
export class AttachFile extends InteractionCommand implements Attachment {
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 in small hexadecimal digits' })
  readonly sha256!: string;

  @IsText({ max: 200 }) readonly name!: string;

  @Matches(/^[a-z]+\/[a-z0-9.+-]{1,100}$/, {
    message: '$property must be a media type, such as application/pdf',
  })
  readonly mediaType!: string;

  @IsInt() @Min(0) @Max(1_000_000_000) readonly bytes!: number;
}
