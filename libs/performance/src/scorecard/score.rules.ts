import type { DatedRule, DecimalText, Labels } from '#kernel';
import type { ScoreMeasure } from '../performance.codes.js';

/** What a scorecard measures. */
export type Measured = ScoreMeasure;

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
  rule(
    'PS-07',
    'income',
    20,
    '100000',
    'Interest and fees received, in yuan',
    '当月利息及费用收入（元）',
  ),
  rule(
    'PS-08',
    'afterRisk',
    10,
    '0.8',
    'Share of the income left after expected losses',
    '扣除预期损失后的收入占比',
  ),
];

/** What caps a score, whatever else was reached (4.21). */
export interface ScoreGate extends DatedRule {
  readonly label: Labels;
  readonly cap: DecimalText;
}

export const scoreGates: readonly ScoreGate[] = [
  {
    id: 'PG-01',
    version: 1,
    inForceFrom: '2000-01-01',
    source: '建行客户关系管理的方法 (绩效考核指标); the cap is ours',
    label: {
      en: 'A red warning nobody took note of for more than three days',
      zh: '红色预警超过三日未确认',
    },
    cap: '60',
  },
];

/** A measure counts for at most so much of its target. */
export const mostOfTarget: DecimalText = '1.2';
