import type { Day, Money, RoundingMode } from '#kernel';
import { isNonPerforming } from '../ageing/ageing.rules.js';
import type { Ageing } from '../ageing/days-past-due.js';
import { ageingOn } from '../ageing/days-past-due.js';
import { countedOf } from '../ageing/tolerance.js';
import type { AssetClass, DueComponent } from '../allocation/allocation.codes.js';
import { allocationRule, allocationRules } from '../allocation/allocation.rules.js';
import { LedgerFold } from '../allocation/ledger-fold.js';
import { prepaymentFee } from '../prepayment/fee.js';
import type {
  BookPayment,
  BookTerms,
  ChargeBackFact,
  FeeFact,
  PlanChangeFact,
  StandingBookFact,
} from './book.facts.js';
import { moneyPhase, phaseOfDay } from './book.facts.js';
import { feeOf, mayEnd, takenBack, unpaidOf } from './charges.js';
import { ContractSide } from './contract-side.js';
import { OverdueMeter } from './overdue-meter.js';
import type { FallingDue } from './plan.js';
import { Plans } from './plan.js';

/**
 * Keeps the book of a loan day after day, in the order of 4.4: the rate, drawdowns, changes of the
 * plan, what falls due, money that was held, then money that moves. Lives inside a `Book`.
 */
export class Keeper {
  readonly ledger: LedgerFold;
  readonly contract: ContractSide;
  /** The last day that is through. */
  day: Day = '';
  private next = 0;
  private stated: AssetClass = 'performing';
  readonly overdue: OverdueMeter;

  constructor(
    private readonly terms: BookTerms,
    private readonly facts: readonly StandingBookFact[],
    plans = new Plans(),
  ) {
    const { currency } = terms.schedule.principal;
    this.ledger = new LedgerFold(currency, terms.allocation ?? allocationRules, new Set());
    this.contract = new ContractSide(terms, facts, plans);
    this.overdue = new OverdueMeter(terms.overdue !== undefined, this.mode, terms.ageing);
  }

  /** Goes on to the end of a day. */
  through(day: Day): void {
    for (;;) {
      const fact = this.facts[this.next]?.valueDate;
      const due = this.contract.nextDueOn();
      const turn = fact === undefined ? due : due === undefined || fact < due ? fact : due;
      if (turn === undefined || turn > day) break;
      this.keep(turn);
    }
    this.day = day;
  }

  ageing(day: Day): Ageing {
    const { ageing, technical } = this.terms;
    return ageingOn(countedOf(this.ledger.openItems(), ageing), day, ageing, technical);
  }

  get mode(): RoundingMode {
    return this.terms.schedule.rounding?.mode ?? 'halfUp';
  }

  /** The fee for what is not due and is paid now, in minor units. */
  earlyFee(minor: number, on: Day): number {
    const { prepaymentFee: rule } = this.terms;
    const { plan } = this.contract;
    if (rule === undefined || plan === undefined || minor <= 0) return 0;
    const prepaid = {
      on,
      amount: this.money(minor),
      schedule: plan.schedule(),
      annualRate: this.contract.annualRate,
      dayCount: plan.terms.dayCount,
    };
    return prepaymentFee(rule, prepaid).minor;
  }

  private keep(day: Day): void {
    const due = () => {
      if (this.contract.nextDueOn() === day) this.fallDue(day);
    };
    let isDue = false;
    for (; this.facts[this.next]?.valueDate === day; this.next += 1) {
      const fact = this.facts[this.next];
      if (fact === undefined) break;
      if (!isDue && phaseOfDay[fact.kind] >= moneyPhase) {
        due();
        isDue = true;
      }
      this.count(fact);
    }
    due();
    this.useHeld(day);
  }

  private count(fact: StandingBookFact): void {
    const { valueDate: on } = fact;
    switch (fact.kind) {
      case 'rateReset':
        if (fact.uplift === undefined) this.contract.resetRate(fact.annualRate, on);
        break;
      case 'misuse':
        this.contract.misused(fact.markup, on);
        break;
      case 'drawdown':
        this.contract.draw(fact.amount.minor, this.next, on);
        break;
      case 'planChange':
        this.changePlan(fact);
        break;
      case 'takenOver':
      case 'charge':
        if (fact.kind === 'takenOver') this.contract.takeOver(fact.items, on);
        this.ledger.charge(fact);
        break;
      case 'withdrawal':
        this.ledger.withdraw(fact);
        break;
      case 'fee':
        this.chargeFee(fact);
        break;
      case 'chargeBack':
        this.chargeBack(fact);
        break;
      case 'assetClass':
        this.stated = fact.assetClass;
        break;
      case 'payment':
        this.receive(fact);
        break;
      case 'waiver':
      case 'application':
      case 'refund':
        this.chargeOverdue(on);
        this.judge(on);
        this.ledger.settle(fact);
    }
  }

  private fallDue(day: Day): void {
    for (const row of this.contract.fallDue(day)) this.raise(row, day);
    this.useHeld(day);
  }

  private raise({ number, dueOn, principal, interest }: FallingDue, on: Day, by = ''): void {
    const item = (component: DueComponent, minor: number) => ({
      id: `${number}.${component}${by}`,
      instalment: number,
      component,
      dueOn,
      amount: this.money(minor),
    });
    const items = [item('interest', interest), item('principal', principal)];
    this.ledger.charge({ items: items.filter(({ amount }) => amount.minor > 0), valueDate: on });
  }

  /** Money that was held meets what is due. */
  private useHeld(day: Day): void {
    const { overpaid } = this.ledger;
    if (overpaid === 0 || !this.ledger.openItems().some(({ item }) => item.dueOn <= day)) return;
    this.chargeOverdue(day);
    this.judge(day);
    this.ledger.settle({
      kind: 'application',
      id: `held.${day}.${this.next}`,
      valueDate: day,
      position: this.next,
      amount: this.money(overpaid),
      type: 'repayment',
    });
  }

  private receive(fact: BookPayment): void {
    const { valueDate: on, amount, prepayment } = fact;
    this.chargeOverdue(on);
    const rest = amount.minor - unpaidOf(this.ledger.openItems());
    const { principal } = this.contract;
    const beyond = rest > 0 && principal > 0;
    const more = rest + this.ledger.overpaid;
    const paysAll = () =>
      mayEnd(this.terms, this.facts, on) &&
      more >= principal + this.contract.payOffInterest(on) + this.earlyFee(principal, on);
    if (prepayment === 'payOff' || (beyond && more >= principal && paysAll())) {
      this.accelerate(on, true);
    } else if (beyond) this.ahead(fact, rest);
    this.judge(on);
    this.ledger.settle(fact);
  }

  /** What a payment beyond what is due does to principal that is not due yet, for the fee agreed. */
  private ahead({ id, valueDate: on, type, prepayment, advance }: BookPayment, rest: number): void {
    const effect = prepayment === 'payOff' ? undefined : prepayment;
    const pays = this.terms.surplus === 'pay' && mayEnd(this.terms, this.facts, on);
    if (effect === undefined && !pays) return;
    const fee = this.earlyFee(Math.min(rest, this.contract.principal), on);
    const minor = Math.min(rest - fee, this.contract.principal);
    if (minor <= 0) return;
    if (effect !== undefined) this.contract.prepay({ on, amount: this.money(minor), effect });
    const number = this.contract.nextDue()?.number ?? this.contract.lastNumber;
    this.chargeAmount(`${id}.fee`, 'fee', number, on, fee);
    if (effect === undefined) {
      const rules = this.terms.allocation ?? allocationRules;
      const rule = allocationRule(rules, type, this.ledger.assetClass, on);
      const reached = { ...rule, ...(advance && { advance }) };
      const rows = this.contract.payAhead(minor, reached, on);
      for (const row of rows) this.raise(row, on, `.${id}`);
    } else this.raise({ number, dueOn: on, principal: minor, interest: 0 }, on, `.${id}`);
  }

  /** All that is owed becomes due; the borrower's own early end costs the fee that was agreed. */
  private accelerate(on: Day, byBorrower: boolean): void {
    const fee = byBorrower ? this.earlyFee(this.contract.principal, on) : 0;
    const run = byBorrower ? this.contract.payOffInterest(on) : this.contract.accrued(on);
    const { principal, interest } = this.contract.accelerate(on, run);
    const number = this.contract.lastNumber;
    if (interest < 0) this.ledger.overpaid -= interest;
    this.raise({ number, dueOn: on, principal, interest: Math.max(0, interest) }, on, '.rest');
    this.chargeAmount(`${number}.fee.rest`, 'fee', number, on, fee);
  }

  private changePlan({ valueDate: on, change, id }: PlanChangeFact): void {
    this.chargeOverdue(on);
    if (change.to === 'accelerate') {
      this.accelerate(on, false);
      return;
    }
    const due = (component: DueComponent) =>
      this.ledger.openItems().filter(({ item }) => item.component === component);
    const [principal, interest] = [due('principal'), due('interest')];
    const owed = { on, duePrincipal: unpaidOf(principal), dueInterest: unpaidOf(interest) };
    const next = this.contract.change(change, owed, this.next);
    const taken = [
      ...(next?.withdraws.principal === true ? principal : []),
      ...(next?.withdraws.interest === true ? interest : []),
    ];
    const itemIds = taken.map(({ item }) => item.id);
    this.ledger.withdraw({ kind: 'withdrawal', id, valueDate: on, position: 0, itemIds });
  }

  private chargeFee({ id, valueDate: on, fee, dueOn = on }: FeeFact): void {
    this.chargeOverdue(on);
    const number = this.contract.numberOn(dueOn);
    const minor = feeOf(fee, this.ledger.openItems(), on, this.terms);
    this.chargeAmount(id, 'fee', number, on, minor, dueOn);
  }

  /** Owed again from this day: what the payment left over first, then what it paid, last first. */
  private chargeBack({ id, of, valueDate: on, amount }: ChargeBackFact): void {
    this.chargeOverdue(on);
    const outcome = this.ledger.outcomeBy(of);
    const { held, parts } = takenBack(outcome, amount.minor, this.ledger.overpaid);
    this.ledger.overpaid -= held;
    const row = this.contract.nextDue();
    const [number, dueOn] = [row?.number ?? this.contract.lastNumber, row?.dueOn ?? on];
    for (const { share, minor } of parts) {
      this.chargeAmount(`${id}.${share.itemId}`, share.component, number, on, minor, dueOn);
      if (share.component === 'principal') this.contract.chargeBack(minor, on, dueOn);
    }
  }

  /** The overdue interest that has run up to a day becomes due on it, instalment by instalment. */
  private chargeOverdue(on: Day): void {
    const run = this.overdue.charge(this.ledger.openItems(), this.contract.overdueRates(), on);
    for (const [instalment, minor] of run) {
      this.chargeAmount(`${instalment}.penalty.${on}`, 'penalty', instalment, on, minor);
    }
  }

  private chargeAmount(
    id: string,
    component: DueComponent,
    instalment: number,
    on: Day,
    minor: number,
    dueOn: Day = on,
  ): void {
    if (minor <= 0) return;
    const item = { id, instalment, component, dueOn, amount: this.money(minor) };
    this.ledger.charge({ items: [item], valueDate: on });
  }

  /** The class that the order of payment goes by: as stated, or by the days past due. */
  private judge(on: Day): void {
    const late = isNonPerforming(this.ageing(on).daysPastDue, on);
    this.ledger.assetClass = this.stated === 'performing' && late ? 'nonPerforming' : this.stated;
  }

  private money(minor: number): Money {
    return { minor, currency: this.terms.schedule.principal.currency };
  }
}
