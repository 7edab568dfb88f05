import type { Money } from '#kernel';
import { inYuan } from '../application/terms/reference-rates.rules.js';
import type { CreditTerms } from '../credit-terms.js';
import type { CeilingHoldingRow } from '../views/ceiling/ceiling-holdings.view.js';
import { ceilingHoldings, holdingOf } from '../views/ceiling/ceiling-holdings.view.js';
import type { CeilingRow } from '../views/ceiling/ceilings.view.js';
import { ceilings } from '../views/ceiling/ceilings.view.js';
import { shortOf } from './ceiling.decider.js';
import { ceilingsOf } from './ceiling.fields.js';
import { ceilingRefusals as refuse } from './ceiling.refusals.js';

/** The concentration limits that a credit counts under, and what they hold for it. */
export const ceilingRowsFor = (applicationId: string, terms: CreditTerms) => {
  const [industry, region, product] = ceilingsOf(terms);
  const held = (ceilingId: string) => ceilingHoldings.row(holdingOf({ ceilingId, applicationId }));
  return {
    industryCeiling: ceilings.row(industry),
    regionCeiling: ceilings.row(region),
    productCeiling: ceilings.row(product),
    industryHolding: held(industry),
    regionHolding: held(region),
    productHolding: held(product),
  };
};

/** Those rows, as a decision sees them. */
export interface CeilingsSeen {
  readonly today: string;
  readonly industryCeiling?: CeilingRow | undefined;
  readonly regionCeiling?: CeilingRow | undefined;
  readonly productCeiling?: CeilingRow | undefined;
  readonly industryHolding?: CeilingHoldingRow | undefined;
  readonly regionHolding?: CeilingHoldingRow | undefined;
  readonly productHolding?: CeilingHoldingRow | undefined;
}

const pairsOf = (seen: CeilingsSeen) =>
  [
    [seen.industryCeiling, seen.industryHolding],
    [seen.regionCeiling, seen.regionHolding],
    [seen.productCeiling, seen.productHolding],
  ] as const;

/** Refuses credit that a concentration limit does not hold. */
export function checkCeilings(amount: Money, seen: CeilingsSeen): void {
  const refusal = ceilingRefusal(amount, seen);
  if (refusal) throw refusal;
}

/** Why a concentration limit does not hold a credit: names the limit and its head-room. */
export function ceilingRefusal(amount: Money, seen: CeilingsSeen) {
  const needed = inYuan(amount, seen.today);
  for (const [row, holding] of pairsOf(seen)) {
    if (!row?.most) continue;
    const held = holding?.reserved.minor ?? 0;
    // Used may be beyond the limit, once that is lower or counts what was granted before it.
    const free = row.most.minor - row.used.minor + held;
    if (needed && needed.minor <= Math.min(held, free)) continue;
    const short = { ...shortOf(row.ceilingId, needed ?? amount, free), held: holding?.reserved };
    const fits = needed && needed.minor <= free;
    return fits ? refuse.CeilingNotReserved(short) : refuse.CeilingExceeded(short);
  }
  return undefined;
}
