import type { Day } from '#kernel';
import { DomainCommand, IsDay, IsId, IsText } from '#kernel';
import { IsOptional } from 'class-validator';

/** Takes the open task of an application, gives it to somebody, delegates or postpones it. */
export class AssignStep extends DomainCommand {
  @IsId() readonly applicationId!: string;

  /** Who is to do it; the sender if absent. */
  @IsOptional() @IsId() readonly ownerId?: string;

  /** The day by which it is done; that of the rules, or as it stands, if absent. */
  @IsOptional() @IsDay() readonly dueOn?: Day;

  /** Why; needed once somebody has it. */
  @IsOptional() @IsText() readonly reason?: string;
}
