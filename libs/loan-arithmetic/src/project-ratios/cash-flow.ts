import type { DecimalText } from '#kernel';
import { Decimal, decimalOf, InvalidValue, ratioOf } from '#kernel';

/** What a project earns and spends in a period, in minor units of one currency. */
export interface OperatingCashFlow {
  readonly revenue: number;
  readonly operatingCosts: number;
  readonly tax: number;
  /** Growth of working capital; below nothing where it shrinks. */
  readonly workingCapitalChange: number;
  readonly maintenanceCapex: number;
  /** Paid into reserves; below nothing where reserves are drawn. */
  readonly reserveMovement?: number;
}

/**
 * Cash flow available for debt service (可偿债现金流), in minor units:
 * `CFADS = revenue − operating costs − tax − working-capital change − maintenance capex − reserves`.
 */
export const cashFlowForDebtService = ({
  revenue,
  operatingCosts,
  tax,
  workingCapitalChange,
  maintenanceCapex,
  reserveMovement = 0,
}: OperatingCashFlow): number =>
  revenue - operatingCosts - tax - workingCapitalChange - maintenanceCapex - reserveMovement;

/**
 * Present value at the end of period 0 of flows at the ends of periods 1, 2, …, unrounded:
 * `Σ flow_t / (1 + r)^t`. The rate is of one period. Refuses a rate of −100 % or less.
 */
export function presentValue(flows: readonly number[], rate: DecimalText): Decimal {
  return presentValues(flows, rate)[0] ?? new Decimal(0);
}

/** What the flows that are still to come are worth at the beginning of each period. */
export function presentValues(flows: readonly number[], rate: DecimalText): readonly Decimal[] {
  const growth = decimalOf(ratioOf(rate, 'rate')).plus(1);
  if (growth.lte(0)) throw InvalidValue({ field: 'rate', found: rate });
  // Horner from the last period back: one division a period.
  let value = new Decimal(0);
  return flows
    .toReversed()
    .map((flow) => (value = value.plus(flow).div(growth)))
    .toReversed();
}

/**
 * The debt that the flows carry at a cover (债务规模测算): `Σ CFADS_t / (DSCR · (1 + r)^t)`,
 * in minor units, unrounded. Refuses a cover of nothing or less.
 */
export function debtCapacity(
  flows: readonly number[],
  cover: DecimalText,
  rate: DecimalText,
): Decimal {
  const target = decimalOf(ratioOf(cover, 'cover'));
  if (target.lte(0)) throw InvalidValue({ field: 'cover', found: cover });
  return presentValue(flows, rate).div(target);
}
