import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId } from '#kernel';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

abstract class TrainingCommand extends DomainCommand {
  @IsId() readonly trainingId!: string;
}

/** Puts a course on the plan of somebody, to be passed by a day. */
export class PlanTraining extends TrainingCommand {
  @IsId() readonly personId!: string;

  @IsId() readonly courseId!: string;

  @IsDay() readonly dueOn!: Day;
}

/** Enters the result of a test; who passes is certified for as long as the course says. */
export class RecordTest extends TrainingCommand {
  /** The course the test is of. */
  @IsId() readonly courseId!: string;

  @IsInt() @Min(0) @Max(100) readonly score!: number;

  /** Defaults to today. */
  @IsOptional() @IsDay() readonly takenOn?: Day;
}

/** Ends a certificate when its last day is over. Sent by the system alone. */
export class ExpireCertificate extends TrainingCommand {
  @IsDay() readonly day!: Day;
}
