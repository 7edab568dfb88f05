import type { DecimalText } from '#kernel';
import { Decimal } from '#kernel';

/** How an observed market rate becomes the rate of a contract. Rates per year, `"0.031"`. */
export interface ResetRule {
  /** Multiplies the observed rate; defaults to 1. */
  readonly multiplier?: DecimalText;
  /** Added to it: 基点 are given as `"0.0050"` for 50 bp. */
  readonly spread?: DecimalText;
  /** Least and most that one reset may change the rate by. */
  readonly periodFloor?: DecimalText;
  readonly periodCap?: DecimalText;
  /** Least and most that the rate may ever be. */
  readonly lifeFloor?: DecimalText;
  readonly lifeCap?: DecimalText;
}

/**
 * The rate after a reset: `Δ = min(max(mult·obs + spread − r, periodFloor), periodCap)`,
 * `r' = min(max(r + Δ, lifeFloor), lifeCap)`. Source: ACTUS technical specification, `RR`.
 */
export function resetRate(current: Decimal, observed: DecimalText, rule: ResetRule): Decimal {
  const { multiplier = '1', spread = '0', periodFloor, periodCap, lifeFloor, lifeCap } = rule;
  const aimed = new Decimal(observed).times(multiplier).plus(spread);
  const change = within(aimed.minus(current), periodFloor, periodCap);
  return within(current.plus(change), lifeFloor, lifeCap);
}

function within(value: Decimal, floor?: DecimalText, cap?: DecimalText): Decimal {
  const raised = floor === undefined ? value : Decimal.max(value, floor);
  return cap === undefined ? raised : Decimal.min(raised, cap);
}
