import type { Ratio, RoundingMode } from '#kernel';
import { divideRounded, minusRatio, oneRatio, perRatio, plusRatio, timesRatio } from '#kernel';

/** So many that one and a small rate still fit two machine words. */
const bits = 120n;
const one = 1n << bits;
const margin = 1n << (bits - 40n);

/** What the equal instalment has to repay. Amounts in minor units. */
export interface Annuity {
  /** Balance with the interest of its first period, at the end of that period. */
  readonly grown: Ratio;
  /** Rate per year in each later period, and what part of a year that is. */
  readonly rate: Ratio;
  readonly parts: readonly Ratio[];
  /** What is left to pay with the last instalment, beside it (balloon). */
  readonly left?: bigint;
  /** The instalment is a multiple of so many minor units. */
  readonly multiple?: bigint;
  readonly mode: RoundingMode;
}

/**
 * The equal instalment 等额本息 for periods of any length:
 * `A = (P·Π(1+ρᵢ) − R) / fₙ` with `f₁ = 1, f_k = 1 + f_{k−1}·(1+ρ_k)`, rounded once.
 *
 * Computed with 120 binary places, which leaves an error far below 2⁻⁴⁰ of a minor unit; where the
 * figure lies so near a rounding boundary that this could matter, it is computed again in exact
 * fractions.
 * Source: ACTUS technical specification, annuity amount function; Fineract's
 * `ProgressiveEMICalculator.calculateEMIValue`.
 */
export function equalInstalment(annuity: Annuity, factors?: AnnuityFactors): bigint {
  const { grown, left = 0n, multiple = 1n, mode } = annuity;
  const { product, sum } = factors ?? factorsOf(annuity.rate, annuity.parts, 0)[0] ?? whole;
  const worth = (((grown.over << bits) / grown.under) * product) >> bits;
  const amount = ((worth - (left << bits)) << bits) / sum;
  const unit = multiple << bits;
  const low = divideRounded(amount - margin, unit, mode);
  const high = divideRounded(amount + margin, unit, mode);
  return multiple * (low === high ? low : divideRounded(...exactly(annuity), mode));
}

/** `Π(1+ρᵢ)` and `fₙ` over the periods from one on, in binary places. */
export interface AnnuityFactors {
  readonly product: bigint;
  readonly sum: bigint;
}

const whole: AnnuityFactors = { product: one, sum: one };

/**
 * The factors of the periods from each index on, down to the first that is asked for: worked out
 * from the last back, since `fₙ = 1 + Σ Π` of the products from each period to the end.
 */
export function factorsOf(
  rate: Ratio,
  parts: readonly Ratio[],
  first: number,
): readonly (AnnuityFactors | undefined)[] {
  const growths = new Map<Ratio, bigint>();
  const factors: AnnuityFactors[] = [];
  let { product, sum } = whole;
  factors[parts.length] = whole;
  for (let index = parts.length - 1; index >= first; index -= 1) {
    const part = parts[index];
    if (part === undefined) break;
    let growth = growths.get(part);
    if (growth === undefined) {
      growth = one + ((rate.over * part.over) << bits) / (rate.under * part.under);
      growths.set(part, growth);
    }
    product = (product * growth) >> bits;
    sum += product;
    factors[index] = { product, sum };
  }
  return factors;
}

function exactly({ grown, rate, parts, left = 0n, multiple = 1n }: Annuity): [bigint, bigint] {
  let product = grown;
  let sum = oneRatio;
  for (const part of parts) {
    const growth = plusRatio(oneRatio, timesRatio(rate, part));
    product = timesRatio(product, growth);
    sum = plusRatio(oneRatio, timesRatio(sum, growth));
  }
  const { over, under } = perRatio(minusRatio(product, { over: left, under: 1n }), sum);
  return [over, under * multiple];
}
