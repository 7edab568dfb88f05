import { DomainCommand, IsId } from '#kernel';
import { IsInt, Min } from 'class-validator';

abstract class StaffFileCommand extends DomainCommand {
  @IsId() readonly fileId!: string;
}

/** Asks that the register follow a file. Another administrator confirms it with the same file. */
export class ProposeStaffFile extends StaffFileCommand {
  /** How many people it names. */
  @IsInt() @Min(0) readonly people!: number;
}

/** Confirms a file that somebody else has proposed. */
export class ConfirmStaffFile extends StaffFileCommand {}
