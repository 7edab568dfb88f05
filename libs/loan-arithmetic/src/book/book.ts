import type { Day, Money } from '#kernel';
import { addDays, existingDay } from '#kernel';
import { AgeingBucket } from '../ageing/ageing.codes.js';
import type { Ageing } from '../ageing/days-past-due.js';
import { isLate } from '../ageing/days-past-due.js';
import type { AssetClass, DueComponent } from '../allocation/allocation.codes.js';
import type { DueItem } from '../allocation/facts.js';
import { standingInOrder } from '../allocation/facts.js';
import type { Ledger } from '../allocation/ledger.js';
import type { Schedule } from '../schedule/terms.js';
import type { BookFact, BookTerms, StandingBookFact } from './book.facts.js';
import { phaseAsRecorded, phaseOfDay } from './book.facts.js';
import { checkBookFacts } from './check-facts.js';
import { Keeper } from './keeper.js';
import type { Outlook } from './outlook.js';
import { outlookOf } from './outlook-of.js';
import { Plans } from './plan.js';

/** Later than any day of a loan. */
const lastDay: Day = '9999-12-31';

/** What is unpaid, component by component. */
export type ByComponent = Readonly<Record<DueComponent, Money>>;

/** How a loan stands at the end of a day, by all facts that count up to then. */
export interface BookStanding extends Ageing {
  readonly on: Day;
  /** Principal drawn and not repaid, due or not. */
  readonly outstanding: Money;
  /** Fallen due up to the day and unpaid; the part of it that was due before the day. */
  readonly due: ByComponent;
  readonly overdue: ByComponent;
  /** Interest that has run up to the day and is not due. Below nothing where it was paid ahead. */
  readonly accruedInterest: Money;
  /** Penalty and compound interest that has run up to the day and was not charged yet. */
  readonly accruedPenalty: Money;
  /** Paid and not used: it meets what falls due next, or is refunded (暂收款). */
  readonly held: Money;
  readonly assetClass: AssetClass;
  /** The next day on which something falls due by the plan; null when nothing is to come. */
  readonly nextDueOn: Day | null;
  readonly nextDue: Money;
  /** Something was drawn, and nothing is owed or to come. */
  readonly isSettled: boolean;
}

/** What pays a loan off on a day (提前结清金额): after it nothing is left, to the minor unit. */
export interface PayOff {
  readonly on: Day;
  readonly principal: Money;
  /** Due and unpaid, and run up to the day: for the time the money was used (民法典第677条). */
  readonly interest: Money;
  /** Penalty and compound interest, charged or not. */
  readonly penalty: Money;
  readonly fees: Money;
  readonly prepaymentFee: Money;
  /** Paid before, and counted against it. */
  readonly held: Money;
  readonly total: Money;
}

/** The book of a loan: every figure of it on any day. */
export interface Book {
  standingOn(day: Day): BookStanding;
  /**
   * The first day after a day on whose evening a figure changes by itself in a step: something falls
   * due, becomes overdue, or enters its next bucket; or a fact counts. Days past due, interest and
   * penalty that run change every evening. Null when nothing is to come.
   */
  nextTurn(after: Day): Day | null;
  payOffOn(day: Day): PayOff;
  /** Items and what was paid of them, and what became of each payment, up to a day. */
  ledgerOn(day: Day): Ledger;
  /** The same with everything that is to come, as if nothing else happened. */
  wholeLedger(): Ledger;
  /** What the figures of later days follow from: kept beside a row, it tells every evening. */
  outlookOn(day: Day): Outlook;
  /** The plan in force at the end of a day; absent before the first drawdown. */
  planOn(day: Day): Schedule | undefined;
}

/**
 * The book of a loan: a pure function of its facts, whose order of arrival does not matter. They
 * count by value date, then by the order of one day, then position; reversed facts count as never
 * having been. Asking for one day after another costs no more than asking for the last.
 *
 * @throws refusals of `allocationRefusals` and `scheduleRefusals`; `MixedCurrencies`
 */
export function bookOf(terms: BookTerms, facts: readonly BookFact[]): Book {
  checkBookFacts(facts, terms.schedule.principal.currency);
  const phases = terms.sameDay === 'asRecorded' ? phaseAsRecorded : phaseOfDay;
  return new KeptBook(terms, standingInOrder<StandingBookFact>(facts, phases));
}

/** Keeps one keeper and lets it go on; a day that lies behind it is kept from the beginning. */
class KeptBook implements Book {
  private keeper: Keeper;
  private readonly plans = new Plans();

  constructor(
    private readonly terms: BookTerms,
    private readonly facts: readonly StandingBookFact[],
  ) {
    this.keeper = new Keeper(terms, facts, this.plans);
  }

  standingOn(day: Day): BookStanding {
    const { ledger, contract } = this.at(day);
    const { principal } = contract;
    const open = ledger.openItems();
    const unpaid = this.sums(() => true);
    const next = contract.nextDue();
    const nextDue = next === undefined ? 0 : contract.leftOf(next) + next.interest;
    return {
      on: day,
      outstanding: this.money(principal + unpaid.principal.minor),
      due: this.sums(({ dueOn }) => dueOn <= day),
      overdue: this.sums(({ dueOn }) => isLate(dueOn, day, this.terms.ageing)),
      accruedInterest: this.money(contract.accrued(day)),
      accruedPenalty: this.money(this.penaltyRun(day)),
      held: this.money(ledger.overpaid),
      assetClass: ledger.assetClass,
      nextDueOn: next?.dueOn ?? null,
      nextDue: this.money(nextDue),
      isSettled: contract.drawn > 0 && principal === 0 && open.length === 0 && next === undefined,
      ...this.keeper.ageing(day),
    };
  }

  nextTurn(after: Day): Day | null {
    const { ledger, contract } = this.at(after);
    const next = contract.nextDueOn();
    const { daysPastDue, countedFrom } = this.keeper.ageing(after);
    const bucket = AgeingBucket.all
      .map((code) => AgeingBucket(code).from)
      .find((from) => from > daysPastDue);
    const { graceDays: grace = 0 } = this.terms.ageing ?? {};
    const days = [
      ...(next === undefined ? [] : [next]),
      ...ledger.openItems().flatMap(({ item: { dueOn } }) => [dueOn, addDays(dueOn, 1 + grace)]),
      ...(countedFrom === undefined || bucket === undefined ? [] : [addDays(countedFrom, bucket)]),
      ...this.facts.map(({ valueDate }) => valueDate),
    ].filter((day) => day > after);
    return days.reduce<Day | null>((a, b) => (a === null || b < a ? b : a), null);
  }

  payOffOn(day: Day): PayOff {
    const { ledger, contract } = this.at(existingDay(day, 'on'));
    const due = this.sums(() => true);
    const principal = this.money(contract.principal + due.principal.minor);
    const interest = this.money(contract.payOffInterest(day) + due.interest.minor);
    const penalty = this.money(this.penaltyRun(day) + due.penalty.minor);
    const fees = this.money(due.fee.minor + due.cost.minor + due.refund.minor);
    const fee = this.money(this.keeper.earlyFee(contract.principal, day));
    const held = this.money(ledger.overpaid);
    const owed = [principal, interest, penalty, fees, fee].reduce(
      (sum, { minor }) => sum + minor,
      0,
    );
    const total = this.money(Math.max(0, owed - held.minor));
    return { on: day, principal, interest, penalty, fees, prepaymentFee: fee, held, total };
  }

  ledgerOn(day: Day): Ledger {
    return this.at(day).ledger.result();
  }

  wholeLedger(): Ledger {
    const keeper = new Keeper(this.terms, this.facts, this.plans);
    keeper.through(lastDay);
    return keeper.ledger.result();
  }

  outlookOn(day: Day): Outlook {
    return outlookOf(this.at(day), this.terms, day);
  }

  planOn(day: Day): Schedule | undefined {
    return this.at(day).contract.plan?.schedule();
  }

  private at(day: Day): Keeper {
    if (day < this.keeper.day) this.keeper = new Keeper(this.terms, this.facts, this.plans);
    this.keeper.through(day);
    return this.keeper;
  }

  private penaltyRun(day: Day): number {
    const { ledger, overdue, contract } = this.keeper;
    const rates = contract.overdueRates();
    return ledger.openItems().reduce((sum, open) => sum + overdue.runOn(open, rates, day), 0);
  }

  private sums(counts: (item: DueItem) => boolean): ByComponent {
    const minor = { cost: 0, refund: 0, penalty: 0, fee: 0, interest: 0, principal: 0 };
    for (const { item, unpaid } of this.keeper.ledger.openItems()) {
      if (counts(item)) minor[item.component] += unpaid;
    }
    const { cost, refund, penalty, fee, interest, principal } = minor;
    return {
      cost: this.money(cost),
      refund: this.money(refund),
      penalty: this.money(penalty),
      fee: this.money(fee),
      interest: this.money(interest),
      principal: this.money(principal),
    };
  }

  private money(minor: number): Money {
    return { minor, currency: this.terms.schedule.principal.currency };
  }
}
