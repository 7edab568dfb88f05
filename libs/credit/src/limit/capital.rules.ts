import type { DatedRule, Day, Labels } from '#kernel';

/** What the bank's own capital comes to, until it records its own. */
export interface CapitalRule extends DatedRule {
  readonly label: Labels;
  /** The day of the report it stands for. */
  readonly reportedOn: Day;
  /** Net capital (资本净额), in fen. */
  readonly netCapital: number;
  /** Net tier 1 capital (一级资本净额), in fen. */
  readonly netTier1: number;
}

export const capitalRules: readonly CapitalRule[] = [
  {
    id: 'CA-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default of this product: a city bank of medium size at the end of 2024',
    reportedOn: '2024-12-31',
    label: { en: 'Capital of the bank', zh: '本行资本净额' },
    netCapital: 12_500_000_000_000,
    netTier1: 10_000_000_000_000,
  },
];
