import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { PromiseKind } from './promise.codes.js';

abstract class PromiseCommand extends DomainCommand {
  @IsId() readonly promiseId!: string;
}

/** Records what a client was promised, or what has to be disclosed to it, and by which day. */
export class MakePromise extends PromiseCommand {
  @IsId() readonly clientId!: string;

  @IsCode(PromiseKind) readonly kind!: PromiseKind;

  @IsText({ max: 500 }) readonly what!: string;

  /** The last day on which it is kept in time. */
  @IsDay() readonly dueOn!: Day;

  /** Who keeps it; defaults to the client's relationship manager. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The contact in which it was made. */
  @IsOptional() @IsId() readonly interactionId?: string;

  /** To whom, as an office of the client: `CFO`. No names of persons. */
  @IsOptional() @IsText({ max: 80 }) readonly office?: string;
}

/** Records that the client agreed to another day. */
export class ReschedulePromise extends PromiseCommand {
  @IsDay() readonly dueOn!: Day;

  /** What the client agreed to, and why. */
  @IsText() readonly reason!: string;
}

/** Says that the promise is kept, or the disclosure made. */
export class KeepPromise extends PromiseCommand {
  @IsText({ max: 2000 }) readonly result!: string;

  /** The day on which it was kept; defaults to today. */
  @IsOptional() @IsDay() readonly keptOn?: Day;
}

/** Says that the client asks for it no longer. */
export class ReleasePromise extends PromiseCommand {
  @IsText() readonly reason!: string;
}

/** Looks at an open promise at the end of a day. Sent by the system alone. */
export class JudgePromise extends PromiseCommand {
  @IsId() readonly clientId!: string;

  @IsDay() readonly day!: Day;
}

/** Moves an open promise along with the client to its new manager. Sent by the system alone. */
export class HandOverPromise extends PromiseCommand {
  @IsId() readonly ownerId!: string;

  @IsOptional() @IsId() readonly unitId?: string;

  @IsText() readonly reason!: string;
}
