import type { Day, Money } from '#kernel';
import { existingDay, InvalidValue, moneyRefusals } from '#kernel';
import type { AdvanceRule, AssetClass, DueComponent, PaymentType } from './allocation.codes.js';
import { allocationRefusals } from './allocation.refusals.js';

/** One component of one instalment, to be paid on a day. The unit of allocation and of ageing. */
export interface DueItem {
  readonly id: string;
  /** Running number over the life of the loan, not used again after a change of schedule. */
  readonly instalment: number;
  readonly component: DueComponent;
  readonly dueOn: Day;
  /** Above nothing. */
  readonly amount: Money;
}

/** A fact, the day it counts for and its place in the log. */
export interface Dated {
  readonly id: string;
  /** The day it counts for. */
  readonly valueDate: Day;
  /** Its place in the log: what was recorded first comes first on one day. */
  readonly position: number;
}

/** Items exist from this day on: a schedule is agreed, a fee or a day's penalty is charged. */
export interface Charge extends Dated {
  readonly kind: 'charge';
  readonly items: readonly DueItem[];
}

/** What is unpaid of these items is no longer owed as such: a new schedule takes their place. */
export interface Withdrawal extends Dated {
  readonly kind: 'withdrawal';
  readonly itemIds: readonly string[];
}

/** Money came in. */
export interface Payment extends Dated {
  readonly kind: 'payment';
  readonly amount: Money;
  readonly type: PaymentType;
  /** The choice of the payer, in place of the rule's. */
  readonly advance?: AdvanceRule;
}

/** Money that had been overpaid is used for what is due. */
export interface Application extends Dated {
  readonly kind: 'application';
  readonly amount: Money;
  readonly type: PaymentType;
  readonly advance?: AdvanceRule;
}

/** Money that had been overpaid is given back. */
export interface Refund extends Dated {
  readonly kind: 'refund';
  readonly amount: Money;
}

/** The bank forgoes an amount of one component, and of no other; oldest items first. */
export interface Waiver extends Dated {
  readonly kind: 'waiver';
  readonly amount: Money;
  readonly component: DueComponent;
  /** Only these items, where given. */
  readonly itemIds?: readonly string[];
}

/** From the end of this day on, payments are allocated as for this class. */
export interface AssetClassChange extends Dated {
  readonly kind: 'assetClass';
  readonly assetClass: AssetClass;
}

/** Another fact counts as never having been. A reversal may itself be reversed. */
export interface Reversal extends Dated {
  readonly kind: 'reversal';
  readonly of: string;
}

export type MoneyFact = Payment | Application | Refund | Waiver;
export type LedgerFact = Charge | Withdrawal | MoneyFact | AssetClassChange | Reversal;
/** A fact that stands, reversals worked off. */
export type StandingFact = Exclude<LedgerFact, Reversal>;

/**
 * Order inside one business day: terms and due items, then money, then classification. A due item
 * exists before a payment of the same day, in whatever order the two were recorded.
 */
const phase: Readonly<Record<StandingFact['kind'], number>> = {
  withdrawal: 0,
  charge: 0,
  waiver: 1,
  payment: 1,
  application: 1,
  refund: 1,
  assetClass: 2,
};

/**
 * The facts that stand, by value date, then phase of the day unless they count as recorded, then
 * position, then id.
 */
export const inOrder = (
  facts: readonly LedgerFact[],
  asRecorded = false,
): readonly StandingFact[] => standingInOrder<StandingFact>(facts, asRecorded ? {} : phase);

/** The same for facts of more kinds, by the phases of those. */
export function standingInOrder<F extends Dated & { readonly kind: string }>(
  facts: readonly (F | Reversal)[],
  phases: Readonly<Record<string, number>>,
): readonly F[] {
  const reversed = reversedIds(facts.filter(isReversal));
  const phaseOf = ({ kind }: F): number => phases[kind] ?? 0;
  return facts
    .filter((fact): fact is F => !isReversal(fact) && !reversed.has(fact.id))
    .sort(
      (a, b) =>
        compare(a.valueDate, b.valueDate) ||
        phaseOf(a) - phaseOf(b) ||
        a.position - b.position ||
        compare(a.id, b.id),
    );
}

const isReversal = (fact: Dated & { readonly kind: string }): fact is Reversal =>
  fact.kind === 'reversal';

/** The later reversal has the last word, so that a reversed reversal restores. */
function reversedIds(reversals: readonly Reversal[]): ReadonlySet<string> {
  const reversed = new Set<string>();
  [...reversals]
    .sort((a, b) => b.position - a.position || compare(b.id, a.id))
    .forEach(({ id, of }) => {
      if (!reversed.has(id)) reversed.add(of);
    });
  return reversed;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Refuses facts that cannot be folded: an id used twice, a reversal or withdrawal of nothing, a day
 * that does not exist, an amount that is not a whole number above nothing, another currency.
 */
export function checkFacts(facts: readonly LedgerFact[], currency: string): void {
  const ids = new Set<string>();
  const itemIds = new Set<string>();
  for (const fact of facts) {
    claim(ids, fact.id, 'id');
    existingDay(fact.valueDate, 'valueDate');
    if (!Number.isSafeInteger(fact.position)) {
      throw InvalidValue({ field: 'position', found: fact.position });
    }
    if ('amount' in fact) checkAmount(fact.amount, currency);
    if (fact.kind !== 'charge') continue;
    for (const item of fact.items) {
      claim(itemIds, item.id, 'items.id');
      existingDay(item.dueOn, 'items.dueOn');
      checkAmount(item.amount, currency);
    }
  }
  for (const fact of facts) {
    if (fact.kind === 'reversal' && !ids.has(fact.of)) {
      throw allocationRefusals.UnknownFact({ field: 'of', found: fact.of });
    }
    const unknown =
      fact.kind === 'withdrawal' ? fact.itemIds.find((itemId) => !itemIds.has(itemId)) : undefined;
    if (unknown !== undefined) {
      throw allocationRefusals.UnknownItem({ field: 'itemIds', found: unknown });
    }
  }
}

/** The items of all charges among facts. */
export const itemIdsOf = (facts: readonly LedgerFact[]): ReadonlySet<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === 'charge' ? fact.items.map(({ id }) => id) : [])));

function claim(taken: Set<string>, id: string, field: string): void {
  if (taken.has(id)) throw allocationRefusals.RepeatedFact({ field, found: id });
  taken.add(id);
}

function checkAmount(amount: Money, currency: string): void {
  if (amount.currency !== currency) {
    throw moneyRefusals.MixedCurrencies({
      field: 'amount',
      expected: currency,
      found: amount.currency,
    });
  }
  if (!Number.isSafeInteger(amount.minor) || amount.minor <= 0) {
    throw InvalidValue({ field: 'amount', found: amount.minor });
  }
}
