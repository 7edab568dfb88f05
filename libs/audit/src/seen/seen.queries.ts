import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Asks what whoever made a decision was shown before. */
export class ShowSeen {
  /** The place in the log of an event of the decision. */
  @Type(() => Number) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) readonly position!: number;
}
