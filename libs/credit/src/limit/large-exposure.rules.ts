import type { DatedRule, Day, DecimalText, Labels, Money } from '#kernel';
import { Decimal, inForce } from '#kernel';
import type { LimitHolder } from './limit.codes.js';

/** How much of the bank's net tier 1 capital may be at risk with one client or group. */
export interface LargeExposureRule extends DatedRule {
  readonly label: Labels;
  readonly holder: LimitHolder;
  /** Net tier 1 capital of the bank, in fen. A bank sets its own with each report. */
  readonly capital: number;
  /** The most, as a share of it. */
  readonly most: DecimalText;
  /** From this share on it is a large exposure that is reported. */
  readonly reportedFrom: DecimalText;
}

const since = {
  version: 1,
  inForceFrom: '1900-01-01',
  source: '商业银行大额风险暴露管理办法 (2018); the capital is a default of this product',
  capital: 10_000_000_000_000,
  reportedFrom: '0.025',
} as const;

export const largeExposureRules: readonly LargeExposureRule[] = [
  {
    ...since,
    id: 'LX-01',
    holder: 'client',
    most: '0.15',
    label: { en: 'One client: 15 % of tier 1 capital', zh: '单一客户不超过一级资本净额15%' },
  },
  {
    ...since,
    id: 'LX-02',
    holder: 'group',
    most: '0.20',
    label: { en: 'One group: 20 % of tier 1 capital', zh: '一组关联客户不超过一级资本净额20%' },
  },
];

/** What an exposure is of the capital, under the rule of a day. */
export function largeExposure(holder: LimitHolder, { minor }: Money, day: Day) {
  const rule = inForce(largeExposureRules, day).find((each) => each.holder === holder);
  if (!rule) return undefined;
  const share = new Decimal(minor).div(rule.capital);
  return {
    rule: { id: rule.id, version: rule.version },
    shareOfCapital: share.toDecimalPlaces(4).toFixed(),
    isAllowed: share.lte(rule.most),
    isLargeExposure: share.gte(rule.reportedFrom),
  };
}
