import { Decimal } from '#kernel';
import type { SegmentFigures } from './segment-figures.js';

/** The figures with the share of the bank's income that a client brings. */
export function withShareOf(figures: SegmentFigures, ofBank = 0): SegmentFigures {
  const { incomeOfYear: own } = figures;
  if (own === undefined || ofBank <= 0) return figures;
  return { ...figures, incomeShare: new Decimal(own).div(ofBank).toFixed(4) };
}
