import type { DatedRule, Day, DecimalText, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { CollateralKind } from './collateral.codes.js';

/** How much is lent on collateral of a kind (抵质押率), and how often it is valued. */
export interface AdvanceRateRule extends DatedRule {
  readonly label: Labels;
  readonly kind: CollateralKind;
  /** The most that is lent on it, as a share of its value; the rest is the haircut. */
  readonly advanceRate: DecimalText;
  /** Months after an appraisal in which the next one is due. */
  readonly reviewMonths: number;
  readonly isInsured: boolean;
}

const rule = (
  id: string,
  kind: CollateralKind,
  advanceRate: DecimalText,
  reviewMonths: number,
  isInsured = false,
): AdvanceRateRule => ({
  id,
  version: 1,
  inForceFrom: '1900-01-01',
  source: '商业银行押品管理指引 (2017); the shares are a default of this product',
  label: {
    en: `Advance rate: ${advanceRate} of the value`,
    zh: `抵质押率上限：估值的 ${advanceRate}`,
  },
  kind,
  advanceRate,
  reviewMonths,
  isInsured,
});

/** 押品管理指引: valued yearly at the least, what moves with a market more often. */
export const advanceRates: readonly AdvanceRateRule[] = [
  rule('AR-01', 'realEstate', '0.70', 12, true),
  rule('AR-02', 'equipment', '0.50', 12, true),
  rule('AR-03', 'equity', '0.50', 3),
  rule('AR-04', 'receivables', '0.80', 6),
  rule('AR-05', 'deposit', '0.95', 12),
  rule('AR-06', 'institution', '1.00', 12),
  rule('AR-07', 'person', '0.50', 12),
];

/** The rule for a kind on a day: the table has one for each. */
export const advanceRateOf = (kind: CollateralKind, day: Day): AdvanceRateRule | undefined =>
  inForce(advanceRates, day).find((each) => each.kind === kind);
