import type { DatedRule, DecimalText, Labels } from '#kernel';

/** Limits of debt service cover: below each of them the next graver zone begins. */
export interface CoverRule extends DatedRule {
  readonly label: Labels;
  readonly plan: DecimalText;
  readonly lockUp: DecimalText;
  readonly default: DecimalText;
}

/** A financing agreement brings a row of its own. */
export const coverRules: readonly CoverRule[] = [
  {
    id: 'PF-01',
    version: 1,
    inForceFrom: '1900-01-01',
    source: 'Default; published clauses lock up distributions between 1.10 and 1.25',
    label: { en: 'Limits of debt service cover', zh: '偿债覆盖率限额' },
    plan: '1.30',
    lockUp: '1.20',
    default: '1.05',
  },
];
