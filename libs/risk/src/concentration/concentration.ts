import type { Day } from '#kernel';
import { Decimal, inForce, InvalidValue } from '#kernel';
import type { ConcentrationBand } from './concentration.codes.js';
import type { BandRule } from './concentration.rules.js';
import { bandRules } from './concentration.rules.js';

/** An exposure under a name, group, industry, region or product; amount in minor units. */
export interface Exposure {
  readonly key: string;
  readonly amount: number;
}

/** How exposures are spread over their keys. */
export interface Concentration {
  /** Herfindahl-Hirschman index, 1/n to 1. */
  readonly index: Decimal;
  /** The number of equal exposures that would be as concentrated. */
  readonly effectiveNumber: Decimal;
  /** Shares of 1 by key, the largest first. */
  readonly shares: readonly { readonly key: string; readonly share: Decimal }[];
}

/**
 * Concentration of exposures: `HHI = Σ s_i²` over the shares by key, `effective number = 1 / HHI`.
 * Nothing where nothing is exposed. Refuses negative exposures.
 */
export function concentration(exposures: readonly Exposure[]): Concentration | undefined {
  const byKey = new Map<string, Decimal>();
  for (const { key, amount } of exposures) {
    if (amount < 0) throw InvalidValue({ field: 'amount', key, found: amount });
    byKey.set(key, (byKey.get(key) ?? zero).plus(amount));
  }
  const total = Decimal.sum(0, ...byKey.values());
  if (total.isZero()) return undefined;
  // Squares of amounts are exact; there is one division, at the end.
  const squares = [...byKey.values()].reduce((sum, amount) => sum.plus(amount.pow(2)), zero);
  return {
    index: squares.div(total.pow(2)),
    effectiveNumber: total.pow(2).div(squares),
    shares: [...byKey]
      .map(([key, amount]) => ({ key, share: amount.div(total) }))
      .sort((a, b) => b.share.cmp(a.share) || (a.key < b.key ? -1 : 1)),
  };
}

const zero = new Decimal(0);

/** `CR_k = Σ of the k largest shares`, of 1. Refuses k that is not a whole number above nothing. */
export function topShare({ shares }: Concentration, k: number): Decimal {
  if (!Number.isInteger(k) || k < 1) throw InvalidValue({ field: 'k', found: k });
  return Decimal.sum(0, ...shares.slice(0, k).map(({ share }) => share));
}

/** The band of an index on a day. */
export function concentrationBand(
  { index }: Pick<Concentration, 'index'>,
  day: Day,
  rules: readonly BandRule[] = bandRules,
): ConcentrationBand {
  const [rule] = inForce(rules, day);
  if (rule === undefined) throw InvalidValue({ field: 'day', found: day });
  if (index.lt(rule.mediumFrom)) return 'low';
  return index.gt(rule.highAbove) ? 'high' : 'medium';
}
