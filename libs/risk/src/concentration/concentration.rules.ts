import type { DatedRule, DecimalText, Labels } from '#kernel';

/** Bands of the Herfindahl-Hirschman index. */
export interface BandRule extends DatedRule {
  readonly label: Labels;
  readonly mediumFrom: DecimalText;
  readonly highAbove: DecimalText;
}

export const bandRules: readonly BandRule[] = [
  {
    id: 'CO-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default of this product',
    label: { en: 'Bands of concentration', zh: '集中度区间' },
    mediumFrom: '0.10',
    highAbove: '0.18',
  },
];
