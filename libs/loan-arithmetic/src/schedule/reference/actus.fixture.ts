import type { Day, Ratio } from '#kernel';
import { addDays, calculationDay, Decimal, decimalOf, paymentDay } from '#kernel';
import type { AccrualPeriod, AccrualPlan } from '../../accrual/accrual.js';
import { accrualPlan, runningInterest } from '../../accrual/accrual.js';
import { ActusLoan } from './actus-contract.fixture.js';
import type { ActusCase } from './actus-terms.fixture.js';
import { ActusTerms } from './actus-terms.fixture.js';
import { repaymentSchedule } from '../repayment-schedule.js';
import type { Schedule, ScheduleRow } from '../terms.js';

/** An event of ours in the form of the published results. */
export interface PlayedEvent {
  readonly date: string;
  readonly type: string;
  readonly payoff: Decimal;
  readonly notional: Decimal;
  readonly rate: Decimal;
  readonly accrued: Decimal;
}

/** Events of one day happen in this order. */
const order = 'IED PI PR PP IP IPCI FP PRD RR RRF SC IPCB PRF TD MD'.split(' ');
const none = new Decimal(0);

/** Plays an ACTUS contract (PAM, ANN, LAM, NAM, LAX, CLM, UMP) by the schedule of a loan. */
export class ActusContract {
  private readonly actus: ActusTerms;
  private readonly loan: ActusLoan;
  private readonly schedule: Schedule;
  private readonly plan: AccrualPlan;

  constructor(private readonly source: ActusCase) {
    this.actus = new ActusTerms(source);
    this.loan = new ActusLoan(this.actus, source.to === '' ? '9999-12-31' : source.to.slice(0, 10));
    this.schedule = repaymentSchedule(this.loan.terms);
    this.plan = accrualPlan(this.loan.terms);
  }

  /** The events from the status date, or from the purchase, up to the termination. */
  play(): readonly PlayedEvent[] {
    const purchase = this.actus.day('purchaseDate');
    const termination = this.actus.day('terminationDate') ?? '9999-12-31';
    const last = this.source.to === '' ? '9999-12-31' : this.source.to.slice(0, 10);
    const openEnded = this.loan.type === 'UMP' || this.loan.type === 'CLM';
    const isOpen = openEnded && this.actus.day('maturityDate') === undefined;
    const sign = this.actus.text('contractRole') === 'RPL' ? -1 : 1;
    return [...this.begins(), ...this.rows(isOpen), ...this.changes(), ...this.transfers()]
      .filter(({ on, type }) => purchase === undefined || isFrom(purchase, on, type))
      .filter(({ on, type }) => on < termination || (on === termination && type !== 'MD'))
      .filter(({ on }) => (isOpen ? on < last : on <= last))
      .sort((a, b) =>
        a.on === b.on ? order.indexOf(a.type) - order.indexOf(b.type) : a.on < b.on ? -1 : 1,
      )
      .map(({ on, type, payoff, notional, rate, accrued }) => ({
        date: this.actus.printed.get(on) ?? `${on}T00:00`,
        type,
        payoff: payoff.times(sign),
        notional: notional.times(sign),
        rate,
        accrued: accrued.times(sign),
      }));
  }

  private begins(): readonly Played[] {
    if (this.loan.isRunning) return [];
    const { startsOn } = this.loan;
    const notional = this.actus.amount('notionalPrincipal');
    const accrued = this.actus.amount('accruedInterest');
    const payoff = notional.plus(this.actus.amount('premiumDiscountAtIED')).negated();
    const rate = this.actus.amount('nominalInterestRate');
    return [{ on: startsOn, type: 'IED', payoff, notional, rate, accrued }];
  }

  /** What falls due: principal, then interest, which may become principal. */
  private rows(isOpen: boolean): readonly Played[] {
    const { rows } = this.schedule;
    return rows.flatMap((row, index): readonly Played[] => {
      const { period } = this.plan.periods[index] ?? {};
      const later = this.plan.periods[index + 1];
      if (period === undefined) return [];
      const last = index === rows.length - 1;
      const principal = this.actus.theirs(row.principal.minor);
      const interest = this.actus.theirs(row.interest.minor);
      const joined = this.actus.theirs(row.capitalised?.minor ?? 0);
      const after = this.actus.theirs(row.balanceAfter.minor);
      const rate = this.rateOn(period.to, false);
      const state = { on: row.dueOn, rate, accrued: none, payoff: none, notional: after };
      const carried = this.amountOf(later?.carried);
      const redeemed: Played = {
        ...state,
        type: 'PR',
        payoff: principal.times(this.scaling(row.dueOn, 'N')),
        notional: after.minus(joined),
        accrued: period.interest === 'carried' ? carried : interest.plus(joined),
      };
      const paid: Played = {
        ...state,
        type: 'IP',
        payoff: interest.times(this.scaling(row.dueOn, 'I')),
        notional: last ? principal : this.openingOf(later, row),
      };
      const joins: Played = { ...state, type: 'IPCI' };
      const matures: Played = {
        ...state,
        type: 'MD',
        payoff: principal.times(this.scaling(row.dueOn, 'N')),
      };
      return [
        ...(period.principal && !last ? [redeemed] : []),
        ...(period.interest === 'due' && this.paysInterest(last) ? [paid] : []),
        ...(period.interest === 'capitalised' ? [joins] : []),
        ...(last && !isOpen ? [matures] : []),
      ];
    });
  }

  /** Principal after a date, with what is drawn on it. */
  private openingOf(later: AccrualPeriod | undefined, row: ScheduleRow): Decimal {
    const capitalised = row.capitalised?.minor ?? 0;
    if (later === undefined) return this.actus.theirs(row.balanceAfter.minor - capitalised);
    return this.actus.theirs(Number(later.opening.balance) - capitalised);
  }

  /** A contract without a rate has no interest to pay; an open one pays none at our horizon. */
  private paysInterest(last: boolean): boolean {
    return !last || this.loan.type !== 'UMP';
  }

  private changes(): readonly Played[] {
    const resets = this.loan.resets.map(({ on, annualRate, known }) => ({
      ...this.stateOn(on),
      type: known ? 'RRF' : 'RR',
      rate: annualRate,
    }));
    const fixed = this.instalmentFixings().map((on) => ({ ...this.stateOn(on), type: 'PRF' }));
    const drawn = (this.loan.terms.stages ?? []).length === 0 ? [] : this.increases();
    const isLagged = this.actus.text('interestCalculationBase') === 'NTL';
    const rebased = isLagged ? this.dated('InterestCalculationBase', 'IPCB') : [];
    const scaled = this.actus.text('scalingEffect') ? this.dated('ScalingIndex', 'SC') : [];
    return [...resets, ...fixed, ...drawn, ...rebased, ...scaled];
  }

  /** The dates of a cycle before maturity, on which nothing is paid. */
  private dated(name: string, type: string): readonly Played[] {
    const cycle = this.actus.cycle(name);
    if (cycle === undefined) return [];
    const { maturesOn } = this.schedule;
    return this.actus
      .dates(cycle, maturesOn)
      .filter((on) => on < maturesOn && on > this.loan.startsOn)
      .map((on) => ({ ...this.stateOn(on), type }));
  }

  /** Payoffs of principal or interest are multiplied by an index; the notional is not. */
  private scaling(on: Day, effect: 'N' | 'I'): Decimal {
    const begins =
      this.actus.number('scalingIndexAtContractDealDate') ??
      this.actus.number('scalingIndexAtStatusDate');
    const cycle = this.actus.cycle('ScalingIndex');
    if (!this.actus.text('scalingEffect')?.includes(effect) || !begins || !cycle) {
      return new Decimal(1);
    }
    const known = this.actus.dates(cycle, this.schedule.maturesOn).filter((day) => day < on);
    const last = known.at(-1);
    if (last === undefined) return this.actus.number('notionalScalingMultiplier') ?? new Decimal(1);
    return new Decimal(this.actus.observed(last, 'marketObjectCodeOfScalingIndex')).div(begins);
  }

  /** Annuities fix their instalment the day before the first, and with every reset. */
  private instalmentFixings(): readonly Day[] {
    const first = this.actus.day('cycleAnchorDateOfPrincipalRedemption');
    if (this.loan.type !== 'ANN' || first === undefined) return [];
    const given = this.actus.text('nextPrincipalRedemptionPayment') !== undefined;
    const isInAdvance = first === this.actus.day('initialExchangeDate');
    const begin = given || isInAdvance ? [] : [addDays(first, -1)];
    return [...begin, ...this.loan.resets.map(({ on }) => on)].filter(
      (on) => on >= this.loan.startsOn,
    );
  }

  private increases(): readonly Played[] {
    const { periods } = this.plan;
    return periods.flatMap(({ opening, changes, from, period }, index) => {
      const before = periods[index - 1];
      const after = this.schedule.rows[index - 1]?.balanceAfter.minor ?? Number(opening.balance);
      const begins = Number(opening.balance) - after;
      const inside = changes.filter(({ drawn = 0n }) => drawn > 0n);
      const own = begins > 0 && before !== undefined ? [{ on: from, drawn: BigInt(begins) }] : [];
      let notional = after;
      return [...own, ...inside].map(({ on, drawn = 0n }): Played => {
        notional += Number(drawn);
        const paid = this.actus.theirs(Number(drawn)).negated();
        const settled = on === from && before?.period.interest === 'due';
        const row = this.schedule.rows[index - 1];
        const accrued = settled
          ? this.actus.theirs(row?.interest.minor ?? 0)
          : this.amountOf(runningInterest(this.plan, on));
        return {
          on: paymentDay(on, this.actus.days),
          type: 'PI',
          payoff: paid,
          notional: this.actus.theirs(notional),
          rate: this.rateOn(period.from, false),
          accrued,
        };
      });
    });
  }

  /** The contract is bought, or ended, at a price and its accrued interest. */
  private transfers(): readonly Played[] {
    const bought = this.actus.day('purchaseDate');
    const ended = this.actus.day('terminationDate');
    // As published: the accrued interest of a borrower is below nothing, the price is not.
    const sign = this.actus.text('contractRole') === 'RPL' ? -1 : 1;
    const events: Played[] = [];
    if (bought !== undefined) {
      const state = this.stateOn(bought);
      const price = this.actus.amount('priceAtPurchaseDate').plus(state.accrued.times(sign));
      events.push({ ...state, type: 'PRD', payoff: price.negated() });
    }
    if (ended !== undefined) {
      const state = this.stateOn(ended);
      const price = this.actus.amount('priceAtTerminationDate').plus(state.accrued.times(sign));
      events.push({ ...state, type: 'TD', payoff: price, notional: none, accrued: none });
    }
    return events;
  }

  /** How the contract stands on a day, after what falls due on it. */
  private stateOn(on: Day): Omit<Played, 'type'> {
    const day = calculationDay(on, this.actus.days);
    const index = this.plan.periods.findLastIndex(({ to }) => to <= day);
    const row = this.schedule.rows[index];
    const start = this.loan.terms.principal.minor;
    const drawn = this.plan.periods[index + 1];
    const inside = (drawn?.changes ?? [])
      .filter((change) => change.on <= day)
      .reduce((sum, { drawn: minor = 0n }) => sum + Number(minor), 0);
    const opening =
      drawn === undefined ? (row?.balanceAfter.minor ?? start) : Number(drawn.opening.balance);
    return {
      on: paymentDay(on, this.actus.days),
      payoff: none,
      notional: this.actus.theirs(opening + inside),
      rate: this.rateOn(day, true),
      accrued: this.amountOf(runningInterest(this.plan, day)),
    };
  }

  /** The rate of a day, with a reset of that day or before it. */
  private rateOn(day: Day, inclusive: boolean): Decimal {
    const before = this.loan.resets.filter(({ on }) => {
      const counts = calculationDay(on, this.actus.days);
      return inclusive ? counts <= day : counts < day;
    });
    return before.at(-1)?.annualRate ?? this.actus.amount('nominalInterestRate');
  }

  private amountOf(ratio: Ratio | undefined): Decimal {
    return ratio === undefined ? none : this.actus.theirs(decimalOf(ratio));
  }
}

/** What happens before the purchase, that day too, is not the buyer's. */
const isFrom = (purchase: Day, on: Day, type: string): boolean =>
  on > purchase || (on === purchase && order.indexOf(type) >= order.indexOf('PRD'));

interface Played extends Omit<PlayedEvent, 'date'> {
  readonly on: Day;
}
