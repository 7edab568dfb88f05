import type { Day, DecimalText, Ratio } from '#kernel';
import { decimalOf, noRatio, ratioOf, roundRatio } from '#kernel';
import type { AheadRule } from '../allocation/ahead-parts.js';
import { aheadParts } from '../allocation/ahead-parts.js';
import type { DueItem } from '../allocation/facts.js';
import type { Drawdown, Prepayment, RateChange, ScheduleTerms } from '../schedule/terms.js';
import type { BookTerms, PlanChange, RateResetFact, StandingBookFact } from './book.facts.js';
import { Deviation } from './deviation.js';
import { interestPieces } from './interest-pieces.js';
import type { InterestPiece } from './outlook.js';
import type { OverdueRates } from './overdue-interest.js';
import type { NewPlan, Owed } from './plan-change.js';
import { changedPlan } from './plan-change.js';
import type { FallingDue, Plan, PlannedRow, Plans } from './plan.js';
import { notDueInterest } from './plan.js';
import { rateSetLast } from './rate-set-last.js';

/**
 * The contract side of a book: what is drawn, the plan in force, and interest that has run. It says
 * what falls due; whether that is paid is the ledger's.
 */
export class ContractSide {
  plan: Plan | undefined;
  /** Drawn and not yet due. Minor units. */
  principal = 0;
  drawn = 0;
  /** Of the instalment that fell due last. */
  lastNumber = 0;
  private nextRow = 0;
  private prepayments: readonly Prepayment[] = [];
  private readonly paidAhead = new Map<number, number>();
  private readonly deviation = new Deviation();
  private chargedBack: readonly { readonly dueOn: Day; readonly minor: number }[] = [];
  private readonly misuse: { from: Day; markup: Ratio }[] = [];
  private readonly rates: { from: Day; rate: Ratio }[] = [];
  private carried: readonly number[] = [];
  /** The day on which all became due before its time. */
  private maturedOn: Day | undefined;

  constructor(
    private readonly terms: BookTerms,
    private readonly facts: readonly StandingBookFact[],
    private readonly plans: Plans,
  ) {}

  /** A drawdown; the first makes the plan, for all that is drawn until the plan changes. */
  draw(minor: number, at: number, on: Day): void {
    this.principal += minor;
    this.drawn += minor;
    if (this.plan !== undefined) return;
    const { currency } = this.terms.schedule.principal;
    const { drawdowns, rateChanges } = this.until(at);
    const all = [{ on, amount: { minor, currency } }, ...drawdowns];
    const sum = all.reduce((total, { amount }) => total + amount.minor, 0);
    const principal = { minor: sum, currency };
    const { schedule } = this.terms;
    const annualRate = this.rateBefore(at, () => true) ?? schedule.annualRate;
    const contractRate = this.rateBefore(at, ({ uplift }) => uplift !== true);
    const rate = ratioOf(contractRate ?? schedule.annualRate, 'annualRate');
    this.rates.push({ from: on, rate });
    this.begin({ ...schedule, annualRate, principal, startsOn: on, drawdowns: all, rateChanges });
  }

  /** What was due before the loan came onto the book; without a drawdown nothing is to come. */
  takeOver(items: readonly DueItem[], on: Day): void {
    this.resetRate(this.terms.schedule.annualRate, on);
    for (const { component, amount, instalment } of items) {
      if (component === 'principal') this.drawn += amount.minor;
      this.lastNumber = Math.max(this.lastNumber, instalment);
    }
    if (!this.facts.some(({ kind }) => kind === 'drawdown')) this.maturedOn = on;
  }

  /** The rate that was last set before a place among the facts. */
  private rateBefore(at: number, counts: (fact: RateResetFact) => boolean): string | undefined {
    const resets = this.facts.slice(0, at).filter((fact) => fact.kind === 'rateReset');
    return resets.findLast(counts)?.annualRate;
  }

  resetRate(annualRate: string, on: Day): void {
    this.rates.push({ from: on, rate: ratioOf(annualRate, 'annualRate') });
  }

  misused(markup: string, on: Day): void {
    this.misuse.push({ from: on, markup: ratioOf(markup, 'markup') });
  }

  /** The next day on which something falls due. */
  nextDueOn(): Day | undefined {
    return this.nextDue()?.dueOn;
  }

  /** The next row that falls due. */
  nextDue(): PlannedRow | undefined {
    return this.plan?.rows[this.nextRow];
  }

  pending(): readonly PlannedRow[] {
    return this.plan?.rows.slice(this.nextRow) ?? [];
  }

  /** The instalment that a charge due on a day goes with: the first that is not due before it. */
  numberOn(day: Day): number {
    return this.plan?.rows.find(({ dueOn }) => dueOn >= day)?.number ?? this.lastNumber;
  }

  /** What of a row's principal was not paid ahead. */
  leftOf({ number, principal }: PlannedRow): number {
    return Math.max(0, principal - (this.paidAhead.get(number) ?? 0));
  }

  /** The rows of a day; the last takes all principal that is left. */
  fallDue(day: Day): readonly FallingDue[] {
    const { plan } = this;
    const due: FallingDue[] = [];
    for (; plan && plan.rows[this.nextRow]?.dueOn === day; this.nextRow += 1) {
      const row = plan.rows[this.nextRow];
      if (row === undefined) break;
      const last = this.nextRow === plan.rows.length - 1;
      const principal = last ? this.principal : Math.min(this.leftOf(row), this.principal);
      const more = this.deviation.upTo(day, plan, this.overdueRates());
      this.deviation.due(day);
      const interest = row.interest + Number(roundRatio(more, plan.accrual.mode));
      this.principal += row.capitalised - principal;
      this.drawn += row.capitalised;
      this.lastNumber = row.number;
      this.deviate(this.paidAhead.get(row.number) ?? 0, day);
      due.push({ number: row.number, dueOn: day, principal, interest });
    }
    const back = this.chargedBack.filter(({ dueOn }) => dueOn === day);
    this.chargedBack = this.chargedBack.filter(({ dueOn }) => dueOn !== day);
    for (const { minor } of back) this.deviate(-minor, day);
    return due;
  }

  /** The contract rate in force, per year. */
  get annualRate(): DecimalText {
    const { rate } = this.rates.at(-1) ?? { rate: noRatio };
    return decimalOf(rate).toFixed();
  }

  /** Interest that has run and is not due, rounded. Below nothing where it was paid ahead. */
  accrued(day: Day): number {
    const { plan } = this;
    if (plan === undefined) return 0;
    const more = this.deviation.upTo(day, plan, this.overdueRates());
    return notDueInterest(plan, this.nextRow, day, more);
  }

  /** How interest runs from a day up to another, before which nothing falls due. */
  interestPieces(from: Day, until: Day): readonly InterestPiece[] {
    const { plan, nextRow: fallen, deviation } = this;
    if (plan === undefined) return [];
    return interestPieces({ plan, fallen, deviation, rates: this.overdueRates() }, from, until);
  }

  /** The interest that a pay-off on a day costs beside what is due. */
  payOffInterest(day: Day): number {
    const to = this.terms.payOffInterest === 'toNextDueDay' ? this.nextDueOn() : undefined;
    return this.accrued(to ?? day);
  }

  /** Principal paid before it is due, and what becomes of the rows to come. */
  prepay(prepayment: Prepayment): void {
    const { plan } = this;
    if (plan === undefined) return;
    this.principal -= prepayment.amount.minor;
    this.prepayments = [...this.prepayments, prepayment];
    const terms = { ...plan.terms, prepayments: this.prepayments };
    const after = (plan.rows[0]?.number ?? 1) - 1;
    this.plan = this.plans.of(terms, { after, carried: this.carried });
    this.nextRow = this.plan.rows.findIndex(({ dueOn }) => dueOn > prepayment.on);
    if (this.nextRow < 0) this.nextRow = this.plan.rows.length;
  }

  /** Principal paid ahead of rows, by their order; the plan of the others stands. */
  payAhead(minor: number, by: AheadRule, on: Day): readonly FallingDue[] {
    const rows = this.pending().filter((row) => this.leftOf(row) > 0);
    const left = rows.map((row) => this.leftOf(row));
    return aheadParts(minor, left, by).flatMap((principal, index): FallingDue[] => {
      const row = rows[index];
      if (row === undefined || principal === 0) return [];
      this.paidAhead.set(row.number, (this.paidAhead.get(row.number) ?? 0) + principal);
      this.principal -= principal;
      this.deviate(-principal, on);
      return [{ number: row.number, dueOn: on, principal, interest: 0 }];
    });
  }

  /** More bears interest until a due day than was planned. */
  chargeBack(minor: number, on: Day, dueOn: Day): void {
    if (dueOn === on) return;
    this.deviate(minor, on);
    this.chargedBack = [...this.chargedBack, { dueOn, minor }];
  }

  change(
    change: Exclude<PlanChange, { to: 'accelerate' }>,
    owed: Omit<Owed, 'principal' | 'accrued'>,
    at: number,
  ): NewPlan | undefined {
    const { plan, principal } = this;
    if (plan === undefined) return undefined;
    const next = changedPlan(plan, this.pending(), change, {
      ...owed,
      principal,
      accrued: this.accrued(owed.on),
    });
    const { drawdowns, rateChanges } = this.until(at);
    const { currency, minor } = next.terms.principal;
    const later = drawdowns.reduce((sum, { amount }) => sum + amount.minor, 0);
    this.principal = minor;
    this.drawn += next.capitalised;
    if (change.to === 'reschedule' || change.to === 'reAge') {
      const { annualRate } = next.terms;
      if (change.terms.annualRate !== undefined) this.resetRate(annualRate, owed.on);
    }
    this.carried = next.carried;
    this.begin(
      {
        ...next.terms,
        annualRate: rateSetLast(this.facts.slice(0, at + 1)) ?? next.terms.annualRate,
        principal: { currency, minor: minor + later },
        ...(drawdowns.length > 0 && {
          drawdowns: [{ on: owed.on, amount: { currency, minor } }, ...drawdowns],
        }),
        ...(rateChanges.length > 0 && { rateChanges }),
      },
      next.carried,
    );
    return next;
  }

  /** Everything is due: nothing is to come. Answers what was not due before. */
  accelerate(
    day: Day,
    interest: number,
  ): { readonly principal: number; readonly interest: number } {
    const due = { principal: this.principal, interest };
    if (this.plan !== undefined) {
      const rows = this.plan.rows.filter(({ dueOn }) => dueOn <= day);
      const periods: Plan['accrual']['periods'] = [];
      const accrual = { ...this.plan.accrual, periods };
      this.plan = { ...this.plan, rows, carried: 0, accrual, settled: [0n], fallen: [] };
      this.nextRow = rows.length;
    }
    this.lastNumber += 1;
    this.principal = 0;
    this.deviation.reset();
    this.chargedBack = [];
    this.maturedOn ??= day;
    return due;
  }

  /** What overdue amounts bear. */
  overdueRates(): OverdueRates {
    const { overdue = { markup: '0' }, schedule } = this.terms;
    return {
      terms: overdue,
      dayCount: overdue.dayCount ?? this.plan?.terms.dayCount ?? schedule.dayCount,
      contractRates: this.rates,
      misuse: this.misuse,
      maturesOn: this.maturedOn ?? this.plan?.maturesOn ?? '9999-12-31',
    };
  }

  private begin(terms: ScheduleTerms, carried: readonly number[] = []): void {
    this.plan = this.plans.of(terms, { after: this.lastNumber, carried });
    this.nextRow = 0;
    this.prepayments = [];
    this.paidAhead.clear();
    this.deviation.reset();
  }

  private deviate(by: number, on: Day): void {
    if (by === 0 || this.plan === undefined) return;
    this.deviation.change(by, on, this.plan, this.overdueRates());
  }

  /** Drawdowns and resets from a place among the facts until the plan changes. */
  private until(at: number): { drawdowns: Drawdown[]; rateChanges: RateChange[] } {
    const drawdowns: Drawdown[] = [];
    const rateChanges: RateChange[] = [];
    for (const fact of this.facts.slice(at + 1)) {
      if (fact.kind === 'planChange') break;
      const { valueDate: on } = fact;
      if (fact.kind === 'drawdown') drawdowns.push({ on, amount: fact.amount });
      if (fact.kind === 'rateReset') {
        const { annualRate, instalment } = fact;
        if (rateChanges.at(-1)?.on === on) rateChanges.pop();
        rateChanges.push({ on, annualRate, ...(instalment && { instalment }) });
      }
    }
    return { drawdowns, rateChanges };
  }
}
