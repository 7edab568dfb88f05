import type { DatedRule, Labels } from '#kernel';

/** What the bank's own capital comes to, until it records its own. */
export interface CapitalRule extends DatedRule {
  readonly label: Labels;
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
    source: 'Default of this product',
    label: { en: 'Capital of the bank', zh: '本行资本净额' },
    netCapital: 12_500_000_000_000,
    netTier1: 10_000_000_000_000,
  },
];
