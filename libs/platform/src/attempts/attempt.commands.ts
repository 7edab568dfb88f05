import { DomainCommand, IsId, IsText, Role } from '#kernel';
import { IsArray, IsIn, IsInt, IsOptional, Min } from 'class-validator';

/** Records that somebody tried what they may not. Sent by the system only. */
export class RecordAttempt extends DomainCommand {
  @IsId() readonly attemptId!: string;
  /** The code of the refusal. */
  @IsText({ max: 80 }) readonly code!: string;
  /** The command or query that was sent. */
  @IsText({ max: 80 }) readonly message!: string;
  @IsText({ max: 500 }) readonly path!: string;
  @IsArray() @IsIn(Role.all, { each: true }) readonly roles!: readonly Role[];
  @IsOptional() @IsId() readonly clientId?: string;
  @IsOptional() @IsInt() @Min(1) readonly unrecorded?: number;
}
