import type { DatedRule, Day, Labels } from '#kernel';
import { inForce } from '#kernel';
import type { RateIndex } from '#loan-arithmetic';

/** How old a published rate may be when a loan is fixed on it: an older one means that one is missing. */
export interface FixingRule extends DatedRule {
  readonly label: Labels;
  readonly of: readonly RateIndex[];
  readonly mostDaysOld: number;
}

const common = { version: 1, inForceFrom: '1900-01-01' } as const;

export const fixingRules: readonly FixingRule[] = [
  {
    id: 'FX-01',
    ...common,
    source: 'PBOC: LPR is published monthly on the 20th or the next business day',
    label: { en: 'LPR, published monthly', zh: 'LPR按月公布' },
    of: ['lpr1Y', 'lpr5Y'],
    mostDaysOld: 45,
  },
  {
    id: 'FX-02',
    ...common,
    source: 'Default of this product; published every business day, holidays up to ten days',
    label: { en: 'Indexes published daily', zh: '逐日公布的基准利率' },
    of: ['shibor3M', 'sofr', 'termSofr3M', 'euribor3M', 'euribor6M', 'hibor3M'],
    mostDaysOld: 10,
  },
];

/** The rule for an index on a day. */
export const fixingRule = (index: RateIndex, day: Day): FixingRule | undefined =>
  inForce(fixingRules, day).find(({ of }) => of.includes(index));
