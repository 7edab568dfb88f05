import type { Day, Money, Ratio } from '#kernel';
import { noRatio, plusRatio } from '#kernel';
import type {
  AllocationRule,
  AssetClass,
  DueComponent,
  PaymentType,
  ScheduleRow,
  Share,
} from '#loan-arithmetic';
import { allocationRule, allocationRules, spread, timingOf } from '#loan-arithmetic';
import type { ChargeTerms, LoanAccount, Repayment } from './account.js';
import type { Stretch } from './charge.js';
import { chargedOn, rounded } from './charge.js';
import { assetClassOf } from './non-accrual.rules.js';

/** What one money fact did to one item. Minor units. */
export interface Movement {
  readonly by: string;
  readonly on: Day;
  readonly minor: number;
}

/** One component of one instalment, and all that was paid of it. Minor units. */
export interface BookItem {
  readonly id: string;
  readonly instalment: number;
  readonly component: DueComponent;
  readonly dueOn: Day;
  readonly amount: number;
  /** By value date. */
  readonly movements: readonly Movement[];
  /** The value date on which nothing was left unpaid. */
  readonly clearedOn?: Day;
}

/** What became of money: a repayment on its day, or what was paid early, on a later due date. */
export interface Settlement {
  /** The repayment's id; the due date where money held in suspense meets what it was paid for. */
  readonly id: string;
  readonly of: 'repayment' | 'suspense';
  readonly on: Day;
  readonly assetClass: AssetClass;
  readonly rule: Pick<AllocationRule, 'id' | 'version'>;
  /** In the order of payment. */
  readonly shares: readonly Share[];
  /** What it leaves in suspense, minor units; below nothing where it takes from there. */
  readonly held: number;
}

/** A loan's due items after all its money facts, and how they came to be so. */
export interface Book {
  readonly account: LoanAccount;
  /** Oldest instalment first; those not yet due are among them. */
  readonly items: readonly BookItem[];
  /** By value date, then in the order of recording. */
  readonly settlements: readonly Settlement[];
}

/**
 * The book of a loan: which items its money has paid. A pure function of the facts by value date,
 * whatever order they were recorded in. On a day what falls due comes first, then money held in
 * suspense, then money that comes in: it pays the penalty run up to the day and what has fallen due,
 * in the order of the rule for the class the asset has by then. What is left is held until the next
 * due date, so that interest is only paid for the time the money was used (民法典第677条).
 */
export function bookOf(account: LoanAccount): Book {
  const keeper = new Keeper(account);
  for (const day of turningDays(account)) keeper.keep(day);
  return keeper.book();
}

const turningDays = ({ rows, repayments }: LoanAccount): readonly Day[] =>
  [
    ...new Set([
      ...rows.map(({ dueOn }) => dueOn),
      ...repayments.map(({ valueDate }) => valueDate),
    ]),
  ].sort();

/** An item while the book is kept. */
class KeptItem implements BookItem {
  unpaid: number;
  clearedOn?: Day;
  readonly movements: Movement[] = [];

  constructor(
    readonly id: string,
    readonly instalment: number,
    readonly component: DueComponent,
    readonly dueOn: Day,
    readonly amount: number,
    /** For `spread`. */
    readonly item: { readonly instalment: number; component: DueComponent; dueOn: Day },
  ) {
    this.unpaid = amount;
  }

  pay(by: string, on: Day, minor: number): void {
    this.unpaid -= minor;
    this.movements.push({ by, on, minor });
    if (this.unpaid === 0) this.clearedOn = on;
  }
}

/** The running state of one book; lives inside one call of `bookOf`. */
class Keeper {
  private held = 0;
  private open: KeptItem[] = [];
  private readonly items: KeptItem[] = [];
  /** Principal and interest of each instalment that was ever late, and the penalty charged on it. */
  private readonly late = new Map<number, { readonly parts: KeptItem[]; charged: number }>();
  private readonly settlements: Settlement[] = [];
  private readonly due: Map<Day, ScheduleRow[]>;
  private readonly money: Map<Day, Repayment[]>;

  constructor(private readonly account: LoanAccount) {
    this.due = grouped(account.rows, ({ dueOn }) => dueOn);
    this.money = grouped(account.repayments, ({ valueDate }) => valueDate);
  }

  keep(day: Day): void {
    for (const row of this.due.get(day) ?? []) this.fallDue(row);
    if (this.held > 0 && this.open.length > 0) {
      const paid = this.settle({ id: day, of: 'suspense' }, day, this.held, 'repayment');
      this.held -= paid;
    }
    for (const { repaymentId: id, amount, type = 'repayment' } of this.money.get(day) ?? []) {
      this.charge(day);
      const paid = this.settle({ id, of: 'repayment' }, day, amount.minor, type);
      this.held += amount.minor - paid;
    }
  }

  book(): Book {
    return { account: this.account, items: this.items, settlements: this.settlements };
  }

  private fallDue({ number, dueOn, interest, principal }: ScheduleRow): void {
    this.raise(number, 'interest', dueOn, interest.minor);
    this.raise(number, 'principal', dueOn, principal.minor);
  }

  private raise(instalment: number, component: DueComponent, dueOn: Day, amount: number): void {
    if (amount <= 0) return;
    const suffix = component === 'penalty' ? `.${dueOn}` : '';
    const id = `${instalment}.${component}${suffix}`;
    const about = { instalment, component, dueOn };
    const item = new KeptItem(id, instalment, component, dueOn, amount, about);
    this.items.push(item);
    this.open.push(item);
  }

  /** The penalty that has run up to a day becomes due on it. */
  private charge(day: Day): void {
    const bears = this.open.filter(
      ({ component, dueOn }) => bearsPenalty(component) && dueOn < day,
    );
    if (bears.length === 0) return;
    for (const instalment of new Set(bears.map((item) => item.instalment))) {
      const late = this.late.get(instalment) ?? {
        parts: this.items.filter((item) => item.instalment === instalment),
        charged: 0,
      };
      this.late.set(instalment, late);
      const charged = rounded(runOn(late.parts, this.account.charges, day));
      this.raise(instalment, 'penalty', day, charged - late.charged);
      late.charged = charged;
    }
    this.open.sort((a, b) => a.instalment - b.instalment);
  }

  /** Pays what is due, as far as the amount goes. Answers how far that was, in minor units. */
  private settle(
    by: Pick<Settlement, 'id' | 'of'>,
    on: Day,
    amount: number,
    type: PaymentType,
  ): number {
    const assetClass = assetClassOf(earliest(this.open.map(({ dueOn }) => dueOn)), on);
    const rule = allocationRule(allocationRules, type, assetClass, on);
    const parts = spread(amount, this.open, on, rule);
    const shares = parts.map(({ open, amount: minor }): Share => {
      open.pay(by.id, on, minor);
      const { id: itemId, instalment, component, dueOn } = open;
      return { itemId, instalment, component, timing: timingOf(dueOn, on), amount: this.of(minor) };
    });
    const paid = shares.reduce((sum, share) => sum + share.amount.minor, 0);
    this.open = this.open.filter(({ unpaid }) => unpaid > 0);
    this.settlements.push({
      ...by,
      on,
      assetClass,
      rule: { id: rule.id, version: rule.version },
      shares,
      held: by.of === 'suspense' ? -paid : amount - paid,
    });
    return paid;
  }

  private of(minor: number): Money {
    return { minor, currency: this.account.currency };
  }
}

/** Due by the schedule or as a fee, on a day that is known before; not a penalty. */
export const isScheduled = ({ component }: Pick<BookItem, 'component'>): boolean =>
  component !== 'penalty';

/** Penalty interest runs on overdue principal, compound interest on overdue interest. */
export const bearsPenalty = (component: DueComponent): boolean =>
  component === 'principal' || component === 'interest';

/** The penalty that has run on items up to a day, in minor units and unrounded. */
export const runOn = (items: readonly BookItem[], charges: ChargeTerms, day: Day): Ratio =>
  items
    .filter(({ component }) => bearsPenalty(component))
    .map((item) => chargedOn(stretchesOf(item), charges, day))
    .reduce(plusRatio, noRatio);

/** The earliest of some days. */
export const earliest = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);

/** What was unpaid of an item from its due date on, payment by payment. */
export function stretchesOf({
  dueOn,
  amount,
  movements,
}: Pick<BookItem, 'dueOn' | 'amount' | 'movements'>): readonly Stretch[] {
  let unpaid = amount;
  return [
    { from: dueOn, unpaid },
    ...movements.map(({ on, minor }) => ({ from: on, unpaid: (unpaid -= minor) })),
  ];
}

/** What is unpaid of an item at the end of a day. Minor units; nothing before it is due. */
export const unpaidOn = ({ dueOn, amount, movements }: BookItem, day: Day): number =>
  dueOn > day ? 0 : amount - paidOn(movements, day);

/** What was paid up to the end of a day. */
export const paidOn = (movements: readonly Movement[], day: Day): number =>
  movements.reduce((sum, { on, minor }) => (on <= day ? sum + minor : sum), 0);

/** Whether something of the item is unpaid at the end of a day. */
export const isOpenOn = ({ clearedOn }: Pick<BookItem, 'clearedOn'>, day: Day): boolean =>
  clearedOn === undefined || clearedOn > day;

/** What has the same key together, in the order given. */
export function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
