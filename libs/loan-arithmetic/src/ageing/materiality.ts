import type { Day, Money } from '#kernel';
import { addDays, Decimal, existingDay, inForce, InvalidValue, moneyRefusals } from '#kernel';
import type { ItemState } from '../allocation/ledger.js';
import { unpaidOn } from '../allocation/ledger.js';
import type { MaterialityRule } from './ageing.rules.js';
import { materialityRules } from './ageing.rules.js';

/** What a debtor owes: items of all its loans, and the exposure on any day. */
export interface OwedByDebtor {
  readonly retail: boolean;
  readonly items: readonly ItemState[];
  readonly exposureOn: (day: Day) => Money;
}

/** How long an overdue has been material, and whether that is default. */
export interface MaterialOverdue {
  /** Days in a row up to and with the day on which both thresholds were exceeded. */
  readonly days: number;
  readonly isDefault: boolean;
  readonly rule: Pick<MaterialityRule, 'id' | 'version'>;
}

/**
 * Days in a row on which a debtor's overdue exceeded both the absolute and the relative threshold
 * (EU definition of default): `overdue > absolute` and `overdue / exposure > relative`. An overdue
 * that falls to a threshold for one day begins anew. Refuses another currency than the rule's, and
 * a day without a rule. Source: Regulation (EU) 2018/171; Art. 178 CRR.
 */
export function materialOverdue(
  debtor: OwedByDebtor,
  day: Day,
  rules: readonly MaterialityRule[] = materialityRules,
): MaterialOverdue {
  existingDay(day, 'day');
  const [rule] = inForce(rules, day);
  if (rule === undefined) throw InvalidValue({ field: 'day', found: day });
  let days = 0;
  while (isMaterial(debtor, addDays(day, -days), rule)) days += 1;
  return {
    days,
    isDefault: days > rule.consecutiveDays,
    rule: { id: rule.id, version: rule.version },
  };
}

function isMaterial(
  { retail, items, exposureOn }: OwedByDebtor,
  day: Day,
  { currency, absolute, relative }: MaterialityRule,
): boolean {
  const overdue = items
    .filter(({ dueOn }) => dueOn < day)
    .map((item) => inCurrency(unpaidOn(item, day), currency))
    .reduce((sum, minor) => sum + minor, 0);
  if (overdue <= (retail ? absolute.retail : absolute.other)) return false;
  return new Decimal(relative).times(inCurrency(exposureOn(day), currency)).lt(overdue);
}

function inCurrency({ minor, currency }: Money, expected: string): number {
  if (currency !== expected) {
    throw moneyRefusals.MixedCurrencies({ field: 'items', expected, found: currency });
  }
  return minor;
}
