import type { Day } from '#kernel';
import { Decimal } from '#kernel';
import { yearFraction } from '../../daycount/day-count.js';
import type { ActusReset } from './actus-resets.fixture.js';
import { resetsOf } from './actus-resets.fixture.js';
import type { ActusCycle, ActusTerms } from './actus-terms.fixture.js';
import { cycleOf } from './actus-terms.fixture.js';
import { dateAfter } from '../due-dates/due-dates.js';
import type { InterestTerms, RateChange, ScheduleTerms } from '../terms.js';

type OwnTerms = Pick<ScheduleTerms, 'method'> & Partial<ScheduleTerms>;

/** The terms of an ACTUS contract as the terms of a loan. */
export class ActusLoan {
  readonly type: string;
  /** From this day on the contract is looked at: its beginning, or the status date. */
  readonly startsOn: Day;
  readonly isRunning: boolean;
  readonly resets: readonly ActusReset[];
  readonly terms: ScheduleTerms;

  constructor(
    private readonly actus: ActusTerms,
    /** Where a contract has no maturity it is looked at up to here. */
    private readonly horizon: Day,
  ) {
    const begins = actus.day('initialExchangeDate') ?? '';
    const status = actus.day('statusDate') ?? '';
    this.type = actus.text('contractType') ?? '';
    this.isRunning = begins <= status && this.type !== 'UMP';
    this.startsOn = this.isRunning ? status : begins;
    const common = this.common();
    const own = this.own(common);
    const end = own.maturesOn ?? own.dueOn?.at(-1) ?? this.horizon;
    this.resets = resetsOf(actus, this.type, this.startsOn, end);
    this.terms = {
      ...common,
      ...own,
      ...(this.resets.length > 0 && { rateChanges: this.rateChanges() }),
    };
  }

  private common(): Omit<ScheduleTerms, 'method'> {
    const { actus } = this;
    const accrued = actus.number('accruedInterest');
    return {
      principal: actus.money(actus.amount('notionalPrincipal')),
      annualRate: actus.amount('nominalInterestRate').toFixed(),
      rateFloor: '-1',
      startsOn: this.startsOn,
      dayCount: actus.dayCount(),
      businessDays: actus.days,
      dueDates: actus.monthEnds(),
      rounding: { sameDay: 'separate' },
      ...(accrued && { accruedInterest: actus.money(accrued) }),
    };
  }

  private own(common: Omit<ScheduleTerms, 'method'>): OwnTerms {
    switch (this.type) {
      case 'PAM':
        return this.bullet(this.actus.day('maturityDate') ?? this.horizon);
      case 'CLM':
      case 'UMP': {
        const end = this.actus.day('maturityDate') ?? this.horizon;
        const { interest, ...bullet } = this.bullet(end);
        return {
          ...bullet,
          ...(interest && { interest: { ...interest, capitalisedUntil: end } }),
        };
      }
      case 'LAX':
        return this.byArrays();
      case 'LAM':
        return this.linear();
      case 'NAM':
        return this.negative(common);
      default:
        return this.annuity();
    }
  }

  private bullet(end: Day): Pick<ScheduleTerms, 'method' | 'maturesOn' | 'interest'> {
    const cycle = this.actus.cycle('InterestPayment');
    const capitalised = this.actus.day('capitalizationEndDate');
    const interest: InterestTerms = {
      ...(cycle && this.interestOf(cycle, end)),
      ...(capitalised !== undefined && { capitalisedUntil: capitalised }),
    };
    return { method: 'bullet', maturesOn: end, ...((cycle ?? capitalised) && { interest }) };
  }

  private interestOf(cycle: ActusCycle, end: Day): InterestTerms {
    if (this.actus.printed.has(end)) {
      return { stages: this.actus.dates(cycle, end).map((from) => ({ from })) };
    }
    // A cycle without an anchor counts from the beginning and does not meet it.
    const given = this.actus.day('cycleAnchorDateOfInterestPayment') !== undefined;
    const isMet = given && !this.isRunning;
    let firstDueOn = cycle.anchor;
    const isPast = () => firstDueOn < this.startsOn || (firstDueOn === this.startsOn && !isMet);
    for (let number = 1; isPast(); number += 1) {
      firstDueOn = dateAfter(cycle.anchor, number, cycle.period, this.actus.monthEnds());
    }
    return { firstDueOn, period: cycle.period, lastStub: cycle.lastStub };
  }

  /** The principal cycle, from its first date that is not past. */
  private redemptions(): ActusCycle {
    const cycle = this.actus.cycle('PrincipalRedemption');
    if (cycle === undefined) throw new Error('no cycle of principal redemption');
    let { anchor } = cycle;
    const isPast = (day: Day) => (this.isRunning ? day <= this.startsOn : day < this.startsOn);
    for (let number = 1; isPast(anchor); number += 1) {
      anchor = dateAfter(cycle.anchor, number, cycle.period, this.actus.monthEnds());
    }
    return { ...cycle, anchor };
  }

  /** Interest before the first redemption by its own cycle, then with each redemption. */
  private interestWith(redemptions: ActusCycle, end: Day, own: boolean): Partial<ScheduleTerms> {
    const cycle = this.actus.cycle('InterestPayment');
    const given = this.actus.day('cycleAnchorDateOfInterestPayment');
    const capitalised = this.actus.day('capitalizationEndDate');
    const dates = new Set<Day>();
    if (cycle !== undefined && given !== undefined) {
      const until = own ? end : redemptions.anchor;
      for (const day of this.actus.dates(cycle, until)) if (day <= until) dates.add(day);
    }
    if (!own) for (const day of this.actus.dates(redemptions, end)) dates.add(day);
    dates.add(end);
    const known = [...dates].filter((day) => !this.isRunning || day > this.startsOn);
    const stages = known.sort().map((from) => ({ from }));
    return {
      interest: {
        stages,
        ...(capitalised !== undefined && { capitalisedUntil: capitalised }),
        ...this.base(redemptions),
      },
    };
  }

  /**
   * NT counts interest on the notional; NTIED on the given amount until the first redemption; NTL on
   * the notional at the last of some dates, and on the given amount before.
   */
  private base(redemptions: ActusCycle): Pick<InterestTerms, 'base' | 'baseAmount'> {
    const { actus } = this;
    const cycle = actus.cycle('InterestCalculationBase');
    const kind = actus.text('interestCalculationBase');
    const amount = actus.number('interestCalculationBaseAmount');
    const reset = kind === 'NTL' ? cycle : kind === 'NTIED' && amount ? redemptions : undefined;
    if (reset === undefined) return kind === 'NTL' ? { base: 'drawn' } : {};
    return {
      base: { from: reset.anchor, period: reset.period },
      ...(amount && { baseAmount: actus.money(amount.abs()) }),
    };
  }

  private linear(): OwnTerms {
    const { actus } = this;
    const redemptions = this.redemptions();
    const amount = actus.number('nextPrincipalRedemptionPayment');
    const count = amount ? actus.amount('notionalPrincipal').div(amount).ceil().toNumber() : 1;
    const end =
      actus.day('maturityDate') ??
      dateAfter(redemptions.anchor, count - 1, redemptions.period, actus.monthEnds());
    return {
      method: 'equalPrincipal',
      maturesOn: end,
      firstDueOn: redemptions.anchor,
      period: redemptions.period,
      lastStub: redemptions.lastStub,
      ...(amount && { principalAmount: actus.money(amount) }),
      ...this.interestWith(redemptions, end, true),
    };
  }

  private negative({ dayCount, startsOn }: Omit<ScheduleTerms, 'method'>): OwnTerms {
    const { actus } = this;
    const redemptions = this.redemptions();
    const instalment = actus.amount('nextPrincipalRedemptionPayment');
    const notional = actus.amount('notionalPrincipal');
    const next = dateAfter(redemptions.anchor, 1, redemptions.period, actus.monthEnds());
    const part = yearFraction(dayCount, redemptions.anchor, next);
    const interest = notional
      .times(actus.amount('nominalInterestRate'))
      .times(new Decimal(part.over.toString()).div(part.under.toString()));
    const count = notional.div(instalment.minus(interest)).ceil().toNumber();
    const end =
      actus.day('maturityDate') ??
      dateAfter(redemptions.anchor, count - 1, redemptions.period, actus.monthEnds());
    return {
      method: 'equalInstalment',
      negativeAmortisation: true,
      instalmentAmount: actus.money(instalment),
      maturesOn: end,
      firstDueOn: redemptions.anchor,
      period: redemptions.period,
      lastStub: redemptions.lastStub,
      ...(end > startsOn && this.interestWith(redemptions, end, false)),
    };
  }

  private annuity(): OwnTerms {
    const { actus } = this;
    const redemptions = this.redemptions();
    const instalment = actus.number('nextPrincipalRedemptionPayment');
    const amortised = actus.day('amortizationDate');
    const matures = actus.day('maturityDate');
    const end = matures ?? amortised;
    const later = matures !== undefined && amortised !== undefined && amortised > matures;
    const isPrinted = end !== undefined && actus.printed.has(end);
    return {
      method: later ? 'balloon' : 'equalInstalment',
      ...(later && { balloon: { amortisedUntil: amortised } }),
      ...(end !== undefined &&
        (isPrinted ? { dueOn: actus.dates(redemptions, end) } : { maturesOn: end })),
      firstDueOn: redemptions.anchor,
      period: redemptions.period,
      lastStub: redemptions.lastStub,
      ...(instalment && { instalmentAmount: actus.money(instalment) }),
      ...(end !== undefined && this.interestWith(redemptions, end, false)),
    };
  }

  private byArrays(): OwnTerms {
    const { actus } = this;
    const amounts = actus.list('arrayNextPrincipalRedemptionPayment');
    const kinds = actus.list('arrayIncreaseDecrease');
    const stagesOf = (name: string) => {
      const cycles = actus.list(`arrayCycleOf${name}`);
      return actus.list(`arrayCycleAnchorDateOf${name}`).map((anchor, index) => {
        const cycle = cycleOf(cycles[index]);
        return { from: actus.dayIn(anchor), ...(cycle && { period: cycle.period }) };
      });
    };
    const matures = actus.day('maturityDate');
    const interest = stagesOf('InterestPayment');
    return {
      method: 'custom',
      ...(matures !== undefined && { maturesOn: matures }),
      stages: stagesOf('PrincipalRedemption').map((stage, index) => ({
        ...stage,
        amount: actus.money(new Decimal(amounts[index] ?? '0')),
        kind: kinds[index] === 'INC' ? 'drawn' : 'repaid',
      })),
      ...(interest.length > 0 && { interest: { stages: interest } }),
    };
  }

  private rateChanges(): readonly RateChange[] {
    return this.resets.map(({ on, annualRate }) => ({
      on,
      annualRate: annualRate.toFixed(),
      ...(this.type === 'ANN' && { instalment: 'atOnce' }),
    }));
  }
}
