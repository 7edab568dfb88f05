import type { Day } from '#kernel';
import { Decimal, inForce, InvalidValue } from '#kernel';
import type { Counterparty, LimitUse } from './large-exposure.codes.js';
import type { LargeExposureRule } from './large-exposure.rules.js';
import { largeExposureRules } from './large-exposure.rules.js';

/** What the bank has lent to and is exposed against a counterparty, in minor units. */
export interface CounterpartyExposure {
  readonly counterparty: Counterparty;
  readonly loans: number;
  readonly exposures: number;
}

/** The bank's capital, in minor units of the same currency. */
export interface BankCapital {
  readonly netCapital: number;
  readonly netTier1: number;
}

/** What one limit says of an exposure. */
export interface LimitFinding {
  readonly rule: Pick<LargeExposureRule, 'id' | 'version' | 'effect'>;
  /** The exposure as a share of the capital. */
  readonly share: Decimal;
  /** The exposure as a share of the limit. */
  readonly use: Decimal;
  readonly state: LimitUse;
  /** What may be added until the limit is reached, in minor units; below nothing when exceeded. */
  readonly room: number;
}

/** From this share of a limit on, an alert is raised. A default of this product. */
const alertFrom = '0.80';

/**
 * All limits of a framework on an exposure: share of capital, use of the limit, room. A limit is
 * exceeded above it, not at it; a reporting threshold is reached at it. Refuses capital of nothing
 * and negative exposures.
 */
export function largeExposure(
  exposure: CounterpartyExposure,
  capital: BankCapital,
  day: Day,
  framework: LargeExposureRule['framework'] = 'china',
  rules: readonly LargeExposureRule[] = largeExposureRules,
): readonly LimitFinding[] {
  check(exposure, ['loans', 'exposures'], 0);
  check(capital, ['netCapital', 'netTier1'], 1);
  return inForce(rules, day)
    .filter(
      (rule) => rule.framework === framework && rule.counterparty.includes(exposure.counterparty),
    )
    .map((rule) => findingOf(rule, exposure[rule.measures], capital[rule.base]));
}

function findingOf(rule: LargeExposureRule, amount: number, base: number): LimitFinding {
  const { id, version, effect } = rule;
  const limit = new Decimal(rule.limit).times(base);
  const use = new Decimal(amount).div(limit);
  const exceeded = effect === 'forbids' ? use.gt(1) : use.gte(1);
  return {
    rule: { id, version, effect },
    share: new Decimal(amount).div(base),
    use,
    state: exceeded ? 'exceeded' : use.gte(alertFrom) ? 'alert' : 'within',
    room: limit.floor().minus(amount).toNumber(),
  };
}

function check<T>(figures: T, fields: readonly (keyof T & string)[], least: number): void {
  for (const field of fields) {
    const found = figures[field];
    if (!Number.isSafeInteger(found) || Number(found) < least) throw InvalidValue({ field, found });
  }
}
