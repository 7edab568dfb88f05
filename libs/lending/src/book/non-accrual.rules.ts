import type { DatedRule, Day, Labels } from '#kernel';
import { daysBetween, inForce } from '#kernel';
import type { AssetClass } from '#loan-arithmetic';

/** From which overdue on a loan counts as non-performing for the order of payment. */
export interface NonAccrualRule extends DatedRule {
  readonly label: Labels;
  /** More days past due than these. */
  readonly over: number;
}

/** Source: bank practice (逾期90天以上先本后息); 2023 No. 1, Art. 11 for the number of days. */
export const nonAccrualRules: readonly NonAccrualRule[] = [
  {
    id: 'NA-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: '商业银行金融资产风险分类办法 (2023年第1号令) 第十一条',
    label: { en: 'More than 90 days past due', zh: '逾期超过90天' },
    over: 90,
  },
];

/** The class of a loan with something unpaid since a due date, when money comes in on a day. */
export const assetClassOf = (unpaidSince: Day | null, day: Day): AssetClass =>
  unpaidSince !== null &&
  inForce(nonAccrualRules, day).some(({ over }) => daysBetween(unpaidSince, day) > over)
    ? 'nonPerforming'
    : 'performing';
