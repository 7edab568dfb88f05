import { IsOneOf } from '#kernel';
import { IsInt } from 'class-validator';
import type { DifferingFigure } from '../../book/difference.js';
import { differingFigures } from '../../book/difference.js';

/** A figure as it is kept in two places. */
export class DifferenceFields {
  @IsOneOf(differingFigures) readonly figure!: DifferingFigure;

  @IsInt() readonly shown!: number;

  @IsInt() readonly byFacts!: number;
}
