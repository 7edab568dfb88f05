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
export function equalInstalment(annuity: Annuity): bigint {
  const { grown, rate, parts, left = 0n, multiple = 1n, mode } = annuity;
  const growths = new Map<Ratio, { readonly growth: bigint; count: number }>();
  let sum = one;
  for (const part of parts) {
    let known = growths.get(part);
    if (known === undefined) {
      const growth = one + ((rate.over * part.over) << bits) / (rate.under * part.under);
      known = { growth, count: 0 };
      growths.set(part, known);
    }
    known.count += 1;
    sum = one + ((sum * known.growth) >> bits);
  }
  let product = (grown.over << bits) / grown.under;
  for (const { growth, count } of growths.values()) {
    product = (product * power(growth, count)) >> bits;
  }
  const amount = ((product - (left << bits)) << bits) / sum;
  const unit = multiple << bits;
  const low = divideRounded(amount - margin, unit, mode);
  const high = divideRounded(amount + margin, unit, mode);
  return multiple * (low === high ? low : divideRounded(...exactly(annuity), mode));
}

/** A scaled number to a whole power of at least one, by squares. */
function power(base: bigint, exponent: number): bigint {
  if (exponent === 1) return base;
  const half = power(base, Math.floor(exponent / 2));
  const square = (half * half) >> bits;
  return exponent % 2 === 0 ? square : (square * base) >> bits;
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
