import type { Day, Money } from '#kernel';
import { plus } from '#kernel';
import type { AssetClass } from './allocation.codes.js';
import { allocationRefusals } from './allocation.refusals.js';
import type { AllocationRule } from './allocation.rules.js';
import { allocationRule, allocationRules } from './allocation.rules.js';
import type {
  Charge,
  DueItem,
  LedgerFact,
  MoneyFact,
  Refund,
  Waiver,
  Withdrawal,
} from './facts.js';
import { checkFacts, inOrder, itemIdsOf } from './facts.js';
import type { ItemState, Ledger, Movement, Outcome } from './ledger.js';
import type { Part } from './spread.js';
import { spread, timingOf } from './spread.js';

/** What allocation needs beside the facts. */
export interface AllocationTerms {
  readonly currency: string;
  /** In place of the default rules: those of the contract or of the tenant. */
  readonly rules?: readonly AllocationRule[];
}

/**
 * Allocates payments and waivers to due items: a pure function of the facts, whose order of arrival
 * does not matter. Facts count by value date, then position; reversed facts count as never having
 * been; every fact is judged by the rules of its value date. For each payment,
 * `allocated + overpaid = paid`; no item is ever paid more than its amount.
 *
 * A prepayment that changes the schedule is a withdrawal of the items not yet due, a charge of the
 * prepaid principal due on the day, and a charge of the new items: terms come before money on a day.
 *
 * Refuses with `RepeatedFact`, `UnknownFact`, `UnknownItem`, `NoAllocationRule`, `MixedCurrencies`
 * or `InvalidValue`. Source: waterfall of 民法典第561条 and bank practice, see the rule rows.
 */
export function allocate(
  facts: readonly LedgerFact[],
  { currency, rules = allocationRules }: AllocationTerms,
): Ledger {
  checkFacts(facts, currency);
  const standing = inOrder(facts);
  const ledger = new Fold(currency, rules, itemIdsOf(standing));
  for (const fact of standing) {
    switch (fact.kind) {
      case 'charge':
        ledger.charge(fact);
        break;
      case 'withdrawal':
        ledger.withdraw(fact);
        break;
      case 'assetClass':
        ledger.assetClass = fact.assetClass;
        break;
      case 'payment':
      case 'application':
      case 'refund':
      case 'waiver':
        ledger.settle(fact);
    }
  }
  return ledger.result();
}

/** An item while it is folded; `age` is the first due date of its instalment. */
interface FoldedItem {
  readonly item: DueItem;
  readonly raisedOn: Day;
  unpaid: number;
  clearedOn?: Day;
  readonly moved: Record<Movement['kind'], number>;
  readonly movements: Movement[];
}

/** The running state of one allocation; lives inside one call of `allocate`. */
class Fold {
  assetClass: AssetClass = 'performing';
  private overpaid = 0;
  private readonly outcomes: Outcome[] = [];
  private readonly byId = new Map<string, FoldedItem>();
  private readonly age = new Map<number, Day>();
  private all: FoldedItem[] = [];
  private open: FoldedItem[] = [];

  constructor(
    private readonly currency: string,
    private readonly rules: readonly AllocationRule[],
    private readonly standingItems: ReadonlySet<string>,
  ) {}

  charge({ items, valueDate }: Charge): void {
    for (const item of items) {
      const folded = {
        item,
        raisedOn: valueDate,
        unpaid: item.amount.minor,
        moved: { paid: 0, waived: 0, withdrawn: 0 },
        movements: [],
      };
      this.byId.set(item.id, folded);
      this.all.push(folded);
      const age = this.age.get(item.instalment);
      if (age === undefined || item.dueOn < age) this.age.set(item.instalment, item.dueOn);
    }
    this.all.sort((a, b) => this.oldestFirst(a.item, b.item));
    this.open = this.all.filter(({ unpaid }) => unpaid > 0);
  }

  withdraw({ id, itemIds, valueDate }: Withdrawal): void {
    for (const itemId of itemIds) {
      const open = this.byId.get(itemId);
      if (open !== undefined) this.move(open, open.unpaid, { by: id, on: valueDate }, 'withdrawn');
      // An item whose charge was reversed is not there to be withdrawn; one raised later is an error.
      else if (this.standingItems.has(itemId)) {
        throw allocationRefusals.UnknownItem({ field: 'itemIds', found: itemId, day: valueDate });
      }
    }
    this.forgetCleared();
  }

  settle(fact: MoneyFact): void {
    const outcome = this.outcomeOf(fact);
    this.outcomes.push(outcome);
    this.forgetCleared();
  }

  result(): Ledger {
    return {
      currency: this.currency,
      outcomes: this.outcomes,
      items: this.all.map((folded) => this.stateOf(folded)),
      overpaid: this.money(this.overpaid),
      assetClass: this.assetClass,
    };
  }

  private outcomeOf(fact: MoneyFact): Outcome {
    switch (fact.kind) {
      case 'payment': {
        const { parts, ...by } = this.pay(fact, fact.amount.minor);
        const rest = fact.amount.minor - total(parts);
        this.overpaid = plus(this.money(this.overpaid), this.money(rest)).minor;
        return { ...this.outcome(fact, parts, rest, 0), ...by };
      }
      case 'application': {
        const { parts, ...by } = this.pay(fact, Math.min(fact.amount.minor, this.overpaid));
        const used = total(parts);
        this.overpaid -= used;
        return { ...this.outcome(fact, parts, 0, fact.amount.minor - used), ...by };
      }
      case 'refund': {
        const used = Math.min(fact.amount.minor, this.overpaid);
        const inError = fact.amount.minor - used;
        this.overpaid -= used;
        if (inError > 0) this.charge(this.claimOf(fact, inError));
        return this.outcome(fact, [], 0, inError);
      }
      case 'waiver': {
        const parts = this.waive(fact);
        return this.outcome(fact, parts, 0, fact.amount.minor - total(parts));
      }
    }
  }

  /** What was refunded beyond the overpayment has left the bank: the borrower owes it. */
  private claimOf({ id, valueDate, position }: Refund, minor: number): Charge {
    const item: DueItem = {
      id: `${id}.refund`,
      instalment: 0,
      component: 'refund',
      dueOn: valueDate,
      amount: this.money(minor),
    };
    return { kind: 'charge', id: `${id}.claim`, valueDate, position, items: [item] };
  }

  private pay(fact: Extract<MoneyFact, { kind: 'payment' | 'application' }>, amount: number) {
    const { id, valueDate, type, advance } = fact;
    const { assetClass } = this;
    const rule = allocationRule(this.rules, type, assetClass, valueDate);
    const chosen = advance === undefined ? rule : { ...rule, advance };
    const parts = spread(amount, this.open, valueDate, chosen);
    parts.forEach((part) => this.move(part.open, part.amount, { by: id, on: valueDate }, 'paid'));
    return { parts, assetClass, rule: { id: rule.id, version: rule.version } };
  }

  private waive({ id, valueDate, amount, component, itemIds }: Waiver) {
    const reached = this.open.filter(
      ({ item }) => item.component === component && (itemIds?.includes(item.id) ?? true),
    );
    const parts: Part<FoldedItem>[] = [];
    let rest = amount.minor;
    for (const open of reached) {
      if (rest === 0) break;
      const part = Math.min(rest, open.unpaid);
      parts.push({ open, timing: timingOf(open.item.dueOn, valueDate), amount: part });
      this.move(open, part, { by: id, on: valueDate }, 'waived');
      rest -= part;
    }
    return parts;
  }

  private move(
    open: FoldedItem,
    amount: number,
    at: Pick<Movement, 'by' | 'on'>,
    kind: Movement['kind'],
  ): void {
    if (amount === 0) return;
    open.unpaid -= amount;
    open.moved[kind] += amount;
    open.movements.push({ ...at, kind, amount: this.money(amount) });
    if (open.unpaid === 0) open.clearedOn = at.on;
  }

  private forgetCleared(): void {
    this.open = this.open.filter(({ unpaid }) => unpaid > 0);
  }

  private oldestFirst(a: DueItem, b: DueItem): number {
    const [ageA = a.dueOn, ageB = b.dueOn] = [a, b].map(({ instalment }) =>
      this.age.get(instalment),
    );
    if (ageA !== ageB) return ageA < ageB ? -1 : 1;
    if (a.instalment !== b.instalment) return a.instalment - b.instalment;
    if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  }

  private outcome(
    fact: MoneyFact,
    parts: readonly Part<FoldedItem>[],
    overpaid: number,
    unused: number,
  ): Outcome {
    return {
      fact,
      shares: parts.map(({ open: { item }, timing, amount }) => ({
        itemId: item.id,
        instalment: item.instalment,
        component: item.component,
        timing,
        amount: this.money(amount),
      })),
      overpaid: this.money(overpaid),
      unused: this.money(unused),
    };
  }

  private stateOf({ item, raisedOn, unpaid, clearedOn, moved, movements }: FoldedItem): ItemState {
    return {
      ...item,
      raisedOn,
      paid: this.money(moved.paid),
      waived: this.money(moved.waived),
      withdrawn: this.money(moved.withdrawn),
      unpaid: this.money(unpaid),
      ...(clearedOn === undefined ? {} : { clearedOn }),
      movements,
    };
  }

  private money(minor: number): Money {
    return { minor, currency: this.currency };
  }
}

const total = (parts: readonly { readonly amount: number }[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
