import { IsText } from '#kernel';
import { ArrayMaxSize, Equals, IsArray, IsString, MaxLength } from 'class-validator';

class OriginFields {
  @Equals('migration') readonly kind!: 'migration';

  /** The file or system it was taken over from, such as `sba_loans.csv`. */
  @IsText({ max: 200 }) readonly source!: string;

  /** The names of the fields that were assumed. */
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  readonly assumed!: readonly string[];
}

/** Where an imported fact came from, and which of its fields the source did not say. */
export type Origin = Pick<OriginFields, keyof OriginFields>;
export const Origin: new () => Origin = OriginFields;
