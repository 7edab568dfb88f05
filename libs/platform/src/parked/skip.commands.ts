import { DomainCommand, IsId, IsText } from '#kernel';
import { IsInt, Max, Min } from 'class-validator';

abstract class OfSkip extends DomainCommand {
  @IsId() readonly skipId!: string;
}

/** Proposes that a view or process goes on without an event that it could not take. */
export class ProposeSkip extends OfSkip {
  /** The view, `process:` and the name of a process, or `log`. */
  @IsText({ max: 100 }) readonly of!: string;
  @IsText({ max: 300 }) readonly key!: string;
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly place!: number;
  @IsText() readonly reason!: string;
}

/** Confirms it: somebody else than whoever proposed it. */
export class ConfirmSkip extends OfSkip {}

export class DeclineSkip extends OfSkip {
  @IsText() readonly reason!: string;
}
