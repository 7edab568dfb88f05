import type { Day } from '#kernel';
import { DomainCommand, IsDay } from '#kernel';
import { Matches } from 'class-validator';

/** Begins to judge everybody watched for the evening of a day. Sent by the system alone. */
export class BeginJudgingDay extends DomainCommand {
  @Matches(/^\d{4}$/) readonly year!: string;

  @IsDay() readonly day!: Day;
}
