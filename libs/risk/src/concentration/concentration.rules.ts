import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';

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

/** The bands of a day. */
export const bandRuleOn = (day: Day): BandRule | undefined => inForce(bandRules, day)[0];
