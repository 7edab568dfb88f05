import type { Ratio, RoundingMode } from '#kernel';
import { divideRounded, minusRatio, oneRatio, perRatio, plusRatio, timesRatio } from '#kernel';

const bits = 192n;
const one = 1n << bits;
const margin = 1n << (bits - 64n);

/** What the equal instalment has to repay. Amounts in minor units. */
export interface Annuity {
  /** Balance with the interest of its first period, at the end of that period. */
  readonly grown: Ratio;
  /** Rate × year fraction of each later period. */
  readonly factors: readonly Ratio[];
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
 * Computed with 192 binary places, error below 2⁻¹⁰⁰ of a minor unit; should the figure lie so
 * near a rounding boundary that the error could matter, it is computed again in exact fractions.
 * Source: ACTUS technical specification, annuity amount function; Fineract's
 * `ProgressiveEMICalculator.calculateEMIValue`.
 */
export function equalInstalment(annuity: Annuity): bigint {
  const { grown, factors, left = 0n, multiple = 1n, mode } = annuity;
  let product = (grown.over << bits) / grown.under;
  let sum = one;
  for (const { over, under } of factors) {
    const growth = one + (over << bits) / under;
    product = (product * growth) >> bits;
    sum = one + ((sum * growth) >> bits);
  }
  const amount = ((product - (left << bits)) << bits) / sum;
  const unit = multiple << bits;
  const low = divideRounded(amount - margin, unit, mode);
  const high = divideRounded(amount + margin, unit, mode);
  return multiple * (low === high ? low : divideRounded(...exactly(annuity), mode));
}

function exactly({ grown, factors, left = 0n, multiple = 1n }: Annuity): [bigint, bigint] {
  let product = grown;
  let sum = oneRatio;
  for (const factor of factors) {
    const growth = plusRatio(oneRatio, factor);
    product = timesRatio(product, growth);
    sum = plusRatio(oneRatio, timesRatio(sum, growth));
  }
  const { over, under } = perRatio(minusRatio(product, { over: left, under: 1n }), sum);
  return [over, under * multiple];
}
