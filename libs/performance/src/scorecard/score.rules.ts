import type { DatedRule, DecimalText, Labels } from '#kernel';

/** What a scorecard measures. */
export type Measured =
  'growth' | 'quality' | 'contacts' | 'satisfaction' | 'promises' | 'retention';

/** One measure: what it is compared with, and how much it weighs (4.21). */
export interface ScoreRule extends DatedRule {
  readonly label: Labels;
  readonly measure: Measured;
  readonly weight: number;
  /** What counts as reached, in the unit of the measure. */
  readonly target: DecimalText;
}

const rule = (
  id: string,
  measure: Measured,
  weight: number,
  target: DecimalText,
  en: string,
  zh: string,
): ScoreRule => ({
  id,
  version: 1,
  inForceFrom: '2000-01-01',
  source: '建行客户关系管理的方法 (绩效考核指标); the weights and targets are ours',
  label: { en, zh },
  measure,
  weight,
  target,
});

export const scoreRules: readonly ScoreRule[] = [
  rule('PS-01', 'growth', 15, '1', 'Drawdowns a month', '当月放款笔数'),
  rule(
    'PS-02',
    'quality',
    20,
    '1',
    'Share of clients that did not fall overdue',
    '未新增逾期客户占比',
  ),
  rule('PS-03', 'contacts', 10, '8', 'Contacts a month', '当月客户联系次数'),
  rule('PS-04', 'satisfaction', 10, '8', 'Would recommend, of 10', '客户推荐意愿均分'),
  rule('PS-05', 'promises', 5, '1', 'Share of promises kept in time', '按时履行承诺占比'),
  rule('PS-06', 'retention', 5, '1', 'Share of clients won back', '挽留成功占比'),
];

/** A measure counts for at most so much of its target. */
export const mostOfTarget: DecimalText = '1.2';
