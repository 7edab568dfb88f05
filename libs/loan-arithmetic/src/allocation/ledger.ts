import type { Day, Money } from '#kernel';
import type { AssetClass, DueComponent, DueTiming } from './allocation.codes.js';
import type { AllocationRule } from './allocation.rules.js';
import type { DueItem, MoneyFact } from './facts.js';

/** What one fact did to one item, told from the item: the item's explanation. */
export interface Movement {
  readonly by: string;
  readonly on: Day;
  readonly kind: 'paid' | 'waived' | 'withdrawn';
  readonly amount: Money;
}

/** An item and all that happened to it. `amount = paid + waived + withdrawn + unpaid`. */
export interface ItemState extends DueItem {
  readonly raisedOn: Day;
  readonly paid: Money;
  readonly waived: Money;
  readonly withdrawn: Money;
  readonly unpaid: Money;
  /** The value date on which nothing was left unpaid. */
  readonly clearedOn?: Day;
  /** By value date. */
  readonly movements: readonly Movement[];
}

/** What one fact paid, told from the fact. */
export interface Share {
  readonly itemId: string;
  readonly instalment: number;
  readonly component: DueComponent;
  readonly timing: DueTiming;
  readonly amount: Money;
}

/** What became of one payment, application, refund or waiver: the payment's explanation. */
export interface Outcome {
  readonly fact: MoneyFact;
  /** The class the asset had, and the rule that gave the order; absent for waivers and refunds. */
  readonly assetClass?: AssetClass;
  readonly rule?: Pick<AllocationRule, 'id' | 'version'>;
  /** In the order of payment. */
  readonly shares: readonly Share[];
  /** What a payment leaves to the overpayment balance. */
  readonly overpaid: Money;
  /**
   * The part of a waiver or application that found nothing to waive or to take. What was refunded
   * beyond the overpayment is owed again, as an item of component `refund`.
   */
  readonly unused: Money;
}

/** A loan's due items after all facts, and how they came to be so. */
export interface Ledger {
  readonly currency: string;
  /** By value date, then position. */
  readonly outcomes: readonly Outcome[];
  /** Oldest instalment first. */
  readonly items: readonly ItemState[];
  /** Paid, owed to nobody yet; never below nothing. */
  readonly overpaid: Money;
  readonly assetClass: AssetClass;
}

/** What is unpaid of an item at the end of a day, as far as is known now. */
export function unpaidOn(
  { amount, raisedOn, movements }: Pick<ItemState, 'amount' | 'raisedOn' | 'movements'>,
  day: Day,
): Money {
  if (raisedOn > day) return { ...amount, minor: 0 };
  const moved = movements.filter(({ on }) => on <= day).reduce((sum, m) => sum + m.amount.minor, 0);
  return { ...amount, minor: amount.minor - moved };
}
