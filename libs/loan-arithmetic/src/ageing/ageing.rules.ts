import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';
import { AgeingBucket } from './ageing.codes.js';

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

/** From which overdue on a debtor counts as late for default, both thresholds together. */
export interface MaterialityRule extends DatedRule {
  readonly label: Labels;
  readonly currency: string;
  /** In minor units: the overdue must be more. */
  readonly absolute: { readonly retail: number; readonly other: number };
  /** Share of the exposure of 1: the overdue must be more. */
  readonly relative: DecimalText;
  /** Material on so many days in a row, the debtor is in default. */
  readonly consecutiveDays: number;
}

export const materialityRules: readonly MaterialityRule[] = [
  {
    id: 'AG-02',
    version: 1,
    inForceFrom: '2020-12-31',
    source: 'Regulation (EU) 2018/171, Art. 1 and 2',
    label: { en: 'Material overdue (European Union)', zh: '重大逾期（欧盟）' },
    currency: 'EUR',
    absolute: { retail: 10_000, other: 50_000 },
    relative: '0.01',
    consecutiveDays: 90,
  },
];

/** Into which buckets days past due are put. */
export interface BucketRule extends DatedRule {
  readonly label: Labels;
  readonly buckets: readonly AgeingBucket[];
}

export const bucketRules: readonly BucketRule[] = [
  {
    id: 'AG-04',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default of this product, set on the limits of the five tiers (2023年第1号令)',
    label: { en: 'Buckets of days past due', zh: '逾期账龄分段' },
    buckets: AgeingBucket.all,
  },
];

/** The rule that puts an overdue into its bucket on a day. */
export const bucketRuleOn = (day: Day, rules = bucketRules) =>
  inForce(rules, day).map(({ id, version }) => ({ id, version }))[0];

/** From which overdue on a loan counts as non-performing for the order of payment. */
export interface NonPerformingRule extends DatedRule {
  readonly label: Labels;
  /** More days past due than these. */
  readonly overDays: number;
}

export const nonPerformingRules: readonly NonPerformingRule[] = [
  {
    id: 'AG-03',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Bank practice (逾期90天以上先本后息); 2023年第1号令 第十一条 for the number of days',
    label: { en: 'Non-performing for allocation', zh: '冲销顺序所称不良' },
    overDays: 90,
  },
];

/** Whether so many days past due make a loan non-performing for the order of payment. */
export const isNonPerforming = (
  daysPastDue: number,
  day: Day,
  rules = nonPerformingRules,
): boolean => inForce(rules, day).some(({ overDays }) => daysPastDue > overDays);
