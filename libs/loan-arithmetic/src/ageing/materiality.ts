import type { Day, Money } from '#kernel';
import { addDays, daysBetween, Decimal, existingDay, inForce } from '#kernel';
import { InvalidValue, moneyRefusals } from '#kernel';
import type { ItemState } from '../allocation/ledger.js';
import type { MaterialityRule } from './ageing.rules.js';
import { materialityRules } from './ageing.rules.js';

/** What a debtor owes: items of all its loans, and the exposure on any day. */
export interface OwedByDebtor {
  readonly retail: boolean;
  readonly items: readonly ItemState[];
  readonly exposureOn: (day: Day) => Money;
  /** The days on which the exposure changes; only these and the days of the items are looked at. */
  readonly exposureTurns?: readonly Day[];
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
  const since = materialSince(debtor, day, rule);
  const days = since === undefined ? 0 : daysBetween(since, day) + 1;
  return {
    days,
    isDefault: days > rule.consecutiveDays,
    rule: { id: rule.id, version: rule.version },
  };
}

/**
 * The first of the days in a row up to a day that were material. Between two days on which something
 * changes all days are alike, so that an old overdue costs no more than a young one.
 */
function materialSince(
  { retail, items, exposureOn, exposureTurns = [] }: OwedByDebtor,
  day: Day,
  { currency, absolute, relative }: MaterialityRule,
): Day | undefined {
  const changes = changesOf(items, currency);
  const turns = [...new Set([...changes.keys(), ...exposureTurns, day])].sort();
  let overdue = 0;
  let since: Day | undefined;
  for (const turn of turns) {
    if (turn > day) break;
    overdue += changes.get(turn) ?? 0;
    const isMaterial =
      overdue > (retail ? absolute.retail : absolute.other) &&
      new Decimal(relative).times(inCurrency(exposureOn(turn), currency)).lt(overdue);
    since = isMaterial ? (since ?? turn) : undefined;
  }
  return since;
}

/** What becomes overdue on a day, less what is paid of it on that day: by day. Minor units. */
function changesOf(items: readonly ItemState[], currency: string): ReadonlyMap<Day, number> {
  const changes = new Map<Day, number>();
  const add = (on: Day, minor: number) => changes.set(on, (changes.get(on) ?? 0) + minor);
  for (const { dueOn, raisedOn, amount, movements } of items) {
    const overdueOn = addDays(dueOn, 1);
    const from = raisedOn > overdueOn ? raisedOn : overdueOn;
    add(from, inCurrency(amount, currency));
    for (const { on, amount: moved } of movements) add(on > from ? on : from, -moved.minor);
  }
  return changes;
}

function inCurrency({ minor, currency }: Money, expected: string): number {
  if (currency !== expected) {
    throw moneyRefusals.MixedCurrencies({ field: 'items', expected, found: currency });
  }
  return minor;
}
