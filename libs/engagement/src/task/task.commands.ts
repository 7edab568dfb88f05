import type { Day } from '#kernel';
import { DomainCommand, IsCode, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';
import { TaskSource } from './task.codes.js';

abstract class TaskCommand extends DomainCommand {
  @IsId() readonly taskId!: string;
}

/** Gives somebody something to do for a client by a day. */
export class AssignTask extends TaskCommand {
  @IsId() readonly clientId!: string;

  @IsText({ max: 200 }) readonly title!: string;

  @IsOptional() @IsText({ max: 4000 }) readonly detail?: string;

  /** Who does it; defaults to the client's relationship manager. */
  @IsOptional() @IsId() readonly ownerId?: string;

  @IsDay() readonly dueOn!: Day;

  /** The owner is reminded at the end of this day; defaults to the day before the due day. */
  @IsOptional() @IsDay() readonly remindOn?: Day;

  @IsCode(TaskSource) readonly source!: TaskSource;

  /** The id of the warning, case or promise it follows from. */
  @IsOptional() @IsText({ max: 120 }) readonly sourceId?: string;
}

/** Hands a task to somebody else who sees the client. */
export class DelegateTask extends TaskCommand {
  /** The client the task is about. */
  @IsId() readonly clientId!: string;

  @IsId() readonly ownerId!: string;

  @IsText() readonly reason!: string;
}

/** Gives a task more time, and says why. */
export class PostponeTask extends TaskCommand {
  @IsDay() readonly dueOn!: Day;

  @IsOptional() @IsDay() readonly remindOn?: Day;

  @IsText() readonly reason!: string;
}

/** Says that a task is done, and what came of it. */
export class CompleteTask extends TaskCommand {
  @IsText({ max: 2000 }) readonly result!: string;
}

/** Says that a task need not be done any more. */
export class DropTask extends TaskCommand {
  @IsText() readonly reason!: string;
}

/** Looks at an open task at the end of a day. Sent by the system alone. */
export class JudgeTask extends TaskCommand {
  @IsId() readonly clientId!: string;

  @IsDay() readonly day!: Day;
}

/** Moves an open task along with the client to its new manager. Sent by the system alone. */
export class HandOverTask extends TaskCommand {
  @IsId() readonly ownerId!: string;

  @IsOptional() @IsId() readonly unitId?: string;

  @IsText() readonly reason!: string;
}

/**
 * Gives somebody something to do that follows from something else; the same id again gives nothing.
 * It goes to the named owner while they work here, else to the manager of the client, else to
 * nobody. Sent by the system alone.
 */
export class PromptManager extends TaskCommand {
  @IsId() readonly clientId!: string;

  @IsOptional() @IsId() readonly ownerId?: string;

  @IsText({ max: 200 }) readonly title!: string;

  @IsOptional() @IsText({ max: 4000 }) readonly detail?: string;

  @IsDay() readonly dueOn!: Day;

  @IsCode(TaskSource) readonly source!: TaskSource;

  /** The id of what it follows from. */
  @IsText({ max: 120 }) readonly sourceId!: string;
}

/** Closes a task because what it follows from is settled. Sent by the system alone. */
export class SettleTask extends TaskCommand {
  @IsText({ max: 2000 }) readonly result!: string;
}

/** Moves the due day of a task along with what it follows from. Sent by the system alone. */
export class RescheduleTask extends TaskCommand {
  @IsDay() readonly dueOn!: Day;

  @IsText() readonly reason!: string;
}
