import type { DecimalText } from '#kernel';
import { Decimal, decimalOf, InvalidValue, ratioOf } from '#kernel';

/** What a client brings and costs in a period, in minor units of one currency. */
export interface ClientResult {
  readonly interestIncome: number;
  /** What the money lent cost the business inside the bank. */
  readonly transferCost: number;
  readonly fees: number;
  readonly costToServe: number;
  /** Growth of the allowance for expected losses. */
  readonly expectedLossChange: number;
}

/** Net value of a client, minor units: `interest − transfer cost + fees − cost to serve − ΔECL`. */
export const netValue = (result: ClientResult): number =>
  result.interestIncome -
  result.transferCost +
  result.fees -
  result.costToServe -
  result.expectedLossChange;

/** Expected loss in minor units, unrounded: `EL = PD · LGD · EAD`. */
export const expectedLoss = (
  defaultProbability: DecimalText,
  lossGivenDefault: DecimalText,
  exposureAtDefault: number,
): Decimal =>
  shareOf(defaultProbability, 'defaultProbability')
    .times(shareOf(lossGivenDefault, 'lossGivenDefault'))
    .times(exposureAtDefault);

/**
 * Risk-adjusted return on capital as a share of 1: `(revenue − cost − EL) / economic capital`.
 * Refuses a capital of nothing.
 */
export function riskAdjustedReturn(
  revenue: number,
  cost: number,
  loss: Decimal,
  economicCapital: number,
): Decimal {
  if (economicCapital <= 0) {
    throw InvalidValue({ field: 'economicCapital', found: economicCapital });
  }
  return new Decimal(revenue).minus(cost).minus(loss).div(economicCapital);
}

/**
 * Lifetime value of a client in minor units, unrounded: `Σ_t margin_t · retention^t / (1 + d)^t`,
 * the first margin at the end of the first period.
 */
export function lifetimeValue(
  margins: readonly number[],
  retention: DecimalText,
  discountRate: DecimalText,
): Decimal {
  const growth = decimalOf(ratioOf(discountRate, 'discountRate')).plus(1);
  if (growth.lte(0)) throw InvalidValue({ field: 'discountRate', found: discountRate });
  const factor = shareOf(retention, 'retention').div(growth);
  return margins.reduceRight((value, margin) => value.plus(margin).times(factor), new Decimal(0));
}

function shareOf(text: DecimalText, field: string): Decimal {
  const value = decimalOf(ratioOf(text, field));
  if (value.lt(0) || value.gt(1)) throw InvalidValue({ field, found: text });
  return value;
}
