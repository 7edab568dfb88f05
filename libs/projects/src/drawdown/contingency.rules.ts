import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';

/** How far the contingency of a budget may be drawn before the work is done. */
export interface ContingencyRule extends DatedRule {
  readonly label: Labels;
  /** What may be drawn of it beyond the share of the work that is certified, as a share of 1. */
  readonly ahead: DecimalText;
}

export const contingencyRules: readonly ContingencyRule[] = [
  {
    id: 'CT-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: 'House rule: the contingency has to last until the work is done (预备费动用须经批准)',
    label: { en: 'Use of the contingency', zh: '预备费使用进度' },
    ahead: '0.10',
  },
];

export const contingencyRuleOn = (day: Day): ContingencyRule | undefined =>
  inForce(contingencyRules, day)[0];
