import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';

/** Days of overdue that stay without consequence for an operational or technical reason. */
export interface ToleranceRule extends DatedRule {
  readonly label: Labels;
  readonly days: number;
}

export const toleranceRules: readonly ToleranceRule[] = [
  {
    id: 'AG-01',
    version: 1,
    inForceFrom: '2023-07-01',
    source: '商业银行金融资产风险分类办法 (2023年第1号令) 第十条',
    label: { en: 'Technical overdue', zh: '操作性或技术性原因导致的短期逾期' },
    days: 7,
  },
];

/** The days tolerated on a day; none before a rule is in force. */
export const toleratedDays = (day: Day, rules = toleranceRules): number =>
  Math.max(0, ...inForce(rules, day).map(({ days }) => days));
