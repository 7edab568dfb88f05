import { IsId, IsText } from '#kernel';
import { IsString, MaxLength } from 'class-validator';

/** The rules of a set as a sheet, edited elsewhere. */
export class RuleSetSheet {
  @IsId() readonly ruleSetId!: string;

  /** The CSV, with exactly the columns of an exported sheet. */
  @IsString() @MaxLength(200_000) readonly sheet!: string;

  @IsText() readonly reason!: string;
}
