import type { Day, Money } from '#kernel';
import { plus } from '#kernel';
import type { AssetClass } from './allocation.codes.js';
import { allocationRefusals } from './allocation.refusals.js';
import type { AllocationRule } from './allocation.rules.js';
import { allocationRule } from './allocation.rules.js';
import type { Charge, DueItem, MoneyFact, Refund, Waiver, Withdrawal } from './facts.js';
import type { ItemState, Ledger, Movement, Outcome } from './ledger.js';
import type { Part } from './spread.js';
import { spread, timingOf } from './spread.js';

/** An item while it is folded; `age` is the first due date of its instalment. */
export interface FoldedItem {
  readonly item: DueItem;
  readonly raisedOn: Day;
  unpaid: number;
  clearedOn?: Day;
  readonly moved: Record<Movement['kind'], number>;
  readonly movements: Movement[];
}

/** The running state of one ledger, fact after fact in the order in which they count. */
export class LedgerFold {
  assetClass: AssetClass = 'performing';
  /** Paid, owed to nobody yet. Minor units. */
  overpaid = 0;
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

  charge({ items, valueDate }: Pick<Charge, 'items' | 'valueDate'>): void {
    let inOrder = true;
    for (const item of items) {
      const folded = {
        item,
        raisedOn: valueDate,
        unpaid: item.amount.minor,
        moved: { paid: 0, waived: 0, withdrawn: 0 },
        movements: [],
      };
      const before = this.all.at(-1);
      this.byId.set(item.id, folded);
      this.all.push(folded);
      this.open.push(folded);
      const age = this.age.get(item.instalment);
      if (age === undefined || item.dueOn < age) {
        this.age.set(item.instalment, item.dueOn);
        inOrder &&= age === undefined;
      }
      inOrder &&= before === undefined || this.oldestFirst(before.item, item) <= 0;
    }
    if (inOrder) return;
    const byAge = (a: FoldedItem, b: FoldedItem) => this.oldestFirst(a.item, b.item);
    this.all.sort(byAge);
    this.open.sort(byAge);
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

  settle(fact: MoneyFact): Outcome {
    const outcome = this.outcomeOf(fact);
    this.outcomes.push(outcome);
    this.forgetCleared();
    return outcome;
  }

  /** The items with something unpaid, oldest instalment first. */
  openItems(): readonly FoldedItem[] {
    return this.open;
  }

  /** What became of the money of a day. */
  outcomesOn(day: Day): readonly Outcome[] {
    const first = this.outcomes.findLastIndex(({ fact }) => fact.valueDate < day) + 1;
    return this.outcomes.slice(first);
  }

  /** What became of a payment. */
  outcomeBy(id: string): Outcome | undefined {
    return this.outcomes.find(({ fact }) => fact.id === id);
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
    const [ageA, ageB] = [this.ageOf(a), this.ageOf(b)];
    if (ageA !== ageB) return ageA < ageB ? -1 : 1;
    if (a.instalment !== b.instalment) return a.instalment - b.instalment;
    if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
    return a.id < b.id ? -1 : 1;
  }

  /** What belongs to no instalment is as old as itself. */
  private ageOf({ instalment, dueOn }: DueItem): Day {
    return instalment === 0 ? dueOn : (this.age.get(instalment) ?? dueOn);
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
