import type { Labels } from '#kernel';
import { IsText } from '#kernel';

/** A name in both languages. */
export class LabelFields implements Labels {
  @IsText({ max: 200 }) readonly en!: string;

  @IsText({ max: 200 }) readonly zh!: string;
}
