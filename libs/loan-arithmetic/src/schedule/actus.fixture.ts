import type { Day } from '#kernel';
import { addDays, calculationDay, Decimal } from '#kernel';
import type { ResetRule } from '../rates/reset.js';
import type { ActusCase } from './actus-terms.fixture.js';
import { ActusTerms } from './actus-terms.fixture.js';
import type { CashFlow, ContractEvent, ContractState } from './cash-flows.js';
import { annuity, contractCashFlows } from './cash-flows.js';

/** An event of ours in the form of the published results. */
export interface PlayedEvent {
  readonly date: string;
  readonly type: string;
  readonly payoff: Decimal;
  readonly notional: Decimal;
  readonly rate: Decimal;
  readonly accrued: Decimal;
}

const types: Readonly<Record<ContractEvent['kind'], string>> = {
  drawdown: 'IED',
  redemption: 'PR',
  prepayment: 'PP',
  interest: 'IP',
  capitalisation: 'IPCI',
  fee: 'FP',
  purchase: 'PRD',
  termination: 'TD',
  rateReset: 'RR',
  rateFixing: 'RRF',
  instalmentFixing: 'PRF',
  baseFixing: 'IPCB',
  maturity: 'MD',
};

/** Plays an ACTUS contract (PAM, ANN) on our engine. */
export class ActusContract {
  private readonly terms: ActusTerms;

  constructor(private readonly source: ActusCase) {
    this.terms = new ActusTerms(source);
  }

  /** The events from the status date, or from the purchase. */
  play(): readonly PlayedEvent[] {
    const status = this.terms.day('statusDate') ?? '';
    const purchase = this.terms.day('purchaseDate');
    const termination = this.terms.day('terminationDate');
    const last = this.source.to === '' ? '9999-12-31' : this.source.to.slice(0, 10);
    const shown = contractCashFlows(
      {
        dayCount: this.terms.dayCount(),
        state: this.standing(status),
      },
      this.events(status).filter(({ on }) => on <= (termination ?? last)),
    ).filter(({ on, kind }) => purchase === undefined || (on >= purchase && kind !== 'drawdown'));
    const sign = this.terms.text('contractRole') === 'RPL' ? -1 : 1;
    return shown.map((flow) => this.printedAs(flow, sign));
  }

  private printedAs(flow: CashFlow, sign: number): PlayedEvent {
    return {
      date: this.terms.printed.get(flow.on) ?? `${flow.on}T00:00`,
      type: types[flow.kind],
      payoff: flow.amount.times(sign),
      notional: flow.principal.times(sign),
      rate: flow.annualRate,
      accrued: flow.accrued.times(sign),
    };
  }

  /** A contract that began before the status date stands already. */
  private standing(status: Day): Partial<ContractState> {
    const instalment = this.terms.number('nextPrincipalRedemptionPayment') ?? this.inAdvance();
    if ((this.terms.day('initialExchangeDate') ?? '') >= status) return { instalment };
    return {
      instalment,
      principal: this.terms.amount('notionalPrincipal'),
      annualRate: this.terms.amount('nominalInterestRate'),
      accrued: this.terms.amount('accruedInterest'),
      since: status,
    };
  }

  /** Where the first instalment is due at once there is no day before to fix it on. */
  private inAdvance(): Decimal {
    const start = this.terms.day('initialExchangeDate') ?? '';
    const first = this.terms.day('cycleAnchorDateOfPrincipalRedemption');
    if (first !== start) return new Decimal(0);
    const standing = {
      principal: this.terms.amount('notionalPrincipal'),
      annualRate: this.terms.amount('nominalInterestRate'),
      accrued: new Decimal(0),
      since: start,
    };
    const end = this.terms.day('amortizationDate') ?? this.maturity();
    const dates = this.terms.cycle('PrincipalRedemption', end);
    return annuity(standing, dates, { dayCount: this.terms.dayCount() });
  }

  private events(status: Day): readonly ContractEvent[] {
    const start = this.terms.day('initialExchangeDate') ?? '';
    const end = this.maturity();
    const events: ContractEvent[] = [
      ...(start >= status ? [this.drawdown(start)] : []),
      ...this.redemptions(end).map((day) => ({
        kind: 'redemption' as const,
        ...this.terms.when(day),
      })),
      ...this.interest(end),
      ...this.resets(end),
      ...this.instalmentFixings(end),
      { kind: 'maturity', ...this.terms.when(end) },
    ];
    const bought = this.terms.day('purchaseDate');
    const ended = this.terms.day('terminationDate');
    if (bought) {
      events.push({
        kind: 'purchase',
        on: bought,
        price: this.terms.amount('priceAtPurchaseDate'),
      });
    }
    if (ended) {
      events.push({
        kind: 'termination',
        on: ended,
        price: this.terms.amount('priceAtTerminationDate'),
      });
    }
    return events.filter(({ on }) => on >= status);
  }

  private drawdown(on: Day): ContractEvent {
    return {
      kind: 'drawdown',
      on,
      principal: this.terms.amount('notionalPrincipal'),
      annualRate: this.terms.amount('nominalInterestRate'),
      accrued: this.terms.amount('accruedInterest'),
      premium: this.terms.amount('premiumDiscountAtIED'),
    };
  }

  private interest(end: Day): readonly ContractEvent[] {
    const capitalised = this.terms.day('capitalizationEndDate') ?? '';
    const dates = this.terms.cycle('InterestPayment', end);
    if (capitalised > '' && !dates.includes(capitalised)) dates.push(capitalised);
    return dates.map((day) => ({
      kind: day <= capitalised ? ('capitalisation' as const) : ('interest' as const),
      ...this.terms.when(day),
    }));
  }

  private redemptions(end: Day): readonly Day[] {
    return this.terms.cycle('PrincipalRedemption', end).filter((day) => day < end);
  }

  private resets(end: Day): readonly ContractEvent[] {
    const rule: ResetRule = {
      multiplier: this.terms.text('rateMultiplier') ?? '1',
      spread: this.terms.text('rateSpread') ?? '0',
    };
    const next = this.terms.number('nextResetRate');
    return this.terms
      .cycle('RateReset', end)
      .filter((day) => day < end)
      .map((day, index) =>
        index === 0 && next
          ? { kind: 'rateFixing', annualRate: next, ...this.terms.when(day) }
          : {
              kind: 'rateReset',
              observed: this.terms.observed(day),
              rule,
              ...this.terms.when(day),
            },
      );
  }

  /** The day before the first redemption where no instalment is given, and after every reset. */
  private instalmentFixings(end: Day): readonly ContractEvent[] {
    const first = this.terms.day('cycleAnchorDateOfPrincipalRedemption');
    if (first === undefined) return [];
    const amortised = this.terms.day('amortizationDate') ?? end;
    const dates = this.terms.cycle('PrincipalRedemption', amortised);
    const given = this.terms.text('nextPrincipalRedemptionPayment') !== undefined;
    const inAdvance = first === this.terms.day('initialExchangeDate');
    const fixed = given || inAdvance ? [] : [addDays(first, -1)];
    const reset = this.resets(end).map(({ on }) => on);
    return [...fixed, ...reset].map((on) => ({
      kind: 'instalmentFixing',
      on,
      over: dates.filter((day) => day > on).map((day) => calculationDay(day, this.terms.days)),
    }));
  }

  private maturity(): Day {
    const given = this.terms.day('maturityDate') ?? this.terms.day('amortizationDate');
    return given ?? this.repaidOn();
  }

  /** With an instalment and no maturity, the contract ends when the instalments repaid it. */
  private repaidOn(): Day {
    const start = this.terms.day('initialExchangeDate') ?? '';
    const horizon = addDays(start, 36_525);
    const dates = this.terms.cycle('PrincipalRedemption', horizon);
    const events = dates.flatMap((day): readonly ContractEvent[] => [
      { kind: 'redemption', ...this.terms.when(day) },
      { kind: 'interest', ...this.terms.when(day) },
    ]);
    const flows = contractCashFlows(
      {
        dayCount: this.terms.dayCount(),
        state: this.standing(this.terms.day('statusDate') ?? ''),
      },
      [this.drawdown(start), ...events],
    );
    const last = flows.findIndex(
      ({ kind, principal }) => kind === 'redemption' && principal.isZero(),
    );
    return dates[(last - 1) / 2] ?? horizon;
  }
}
