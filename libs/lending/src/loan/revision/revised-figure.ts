import type { RevisedFigure } from './revision.codes.js';

/** A figure of the last closed evening, before and after. Minor units, or days. */
export interface Revision {
  readonly figure: RevisedFigure;
  readonly before: number;
  readonly after: number;
}
