import type { Day } from '#kernel';
import { DomainCommand, IsDay } from '#kernel';
import { Matches } from 'class-validator';

/** Closes a banking day: what falls on it is judged, once, whoever asks how often. */
export class CloseBusinessDay extends DomainCommand {
  /** The year of the day; days are kept in one stream a year. */
  @Matches(/^\d{4}$/, { message: '$property must be a year, such as 2026' })
  readonly year!: string;

  @IsDay() readonly day!: Day;
}
