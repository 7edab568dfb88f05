import type { DecimalText } from '#kernel';
import { Stage } from '#lending';
import { Decimal, decimalOf, InvalidValue, ratioOf } from '#kernel';

/** A period of a scenario. Probabilities and shares are of 1, amounts in minor units. */
export interface LossPeriod {
  /** Years from the day of the calculation to the losses of the period. */
  readonly years: DecimalText;
  /** Probability of defaulting in this period, seen from today. */
  readonly marginalDefaultProbability: DecimalText;
  readonly lossGivenDefault: DecimalText;
  readonly exposureAtDefault: number;
}

/** A way the future may go, with its weight; weights are of 1 together. */
export interface LossScenario {
  readonly weight: DecimalText;
  readonly periods: readonly LossPeriod[];
}

/**
 * Expected credit loss in minor units, unrounded:
 * `Σ_s w_s Σ_t marginalPD_t · LGD_t · EAD_t / (1 + EIR)^t`, over 12 months in stage 1, over life in
 * stages 2 and 3. Source: IFRS 9, 5.5.17. Refuses weights that are not 1 together, and shares
 * outside 0 to 1.
 */
export function expectedCreditLoss(
  scenarios: readonly LossScenario[],
  effectiveRate: DecimalText,
  stage: Stage,
): Decimal {
  const weights = scenarios.reduce((sum, { weight }) => sum.plus(share(weight, 'weight')), zero);
  if (!weights.eq(1)) throw InvalidValue({ field: 'weight', found: weights.toString() });
  const growth = decimalOf(ratioOf(effectiveRate, 'effectiveRate')).plus(1);
  const horizon = Stage(stage).allowance === 'lifetime' ? undefined : 1;
  return scenarios.reduce((sum, { weight, periods }) => {
    const losses = periods
      .filter(({ years }) => horizon === undefined || new Decimal(years).lte(horizon))
      .reduce((loss, period) => loss.plus(lossOf(period, growth)), zero);
    return sum.plus(losses.times(weight));
  }, zero);
}

function lossOf(period: LossPeriod, growth: Decimal): Decimal {
  return share(period.marginalDefaultProbability, 'marginalDefaultProbability')
    .times(share(period.lossGivenDefault, 'lossGivenDefault'))
    .times(period.exposureAtDefault)
    .div(growth.pow(period.years));
}

/** Exposure at default in minor units, unrounded: `drawn + CCF · undrawn`. */
export const exposureAtDefault = (
  drawn: number,
  undrawn: number,
  conversionFactor: DecimalText,
): Decimal => share(conversionFactor, 'conversionFactor').times(undrawn).plus(drawn);

/** Loss given default as a share of 1: `1 − min(1, collateral · (1 − haircut) / EAD)`. */
export function lossGivenDefault(
  collateral: number,
  haircut: DecimalText,
  exposure: number,
): Decimal {
  if (exposure <= 0) throw InvalidValue({ field: 'exposure', found: exposure });
  const recovered = new Decimal(1).minus(share(haircut, 'haircut')).times(collateral).div(exposure);
  return new Decimal(1).minus(Decimal.min(1, recovered));
}

const zero = new Decimal(0);

function share(text: DecimalText, field: string): Decimal {
  const value = decimalOf(ratioOf(text, field));
  if (value.lt(0) || value.gt(1)) throw InvalidValue({ field, found: text });
  return value;
}
