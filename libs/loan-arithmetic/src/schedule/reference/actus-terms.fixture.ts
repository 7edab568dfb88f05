import type { BusinessDays, Day, DecimalText, Money } from '#kernel';
import { addDays, BusinessDayConvention, Decimal } from '#kernel';
import type { DayCount } from '../../daycount/day-count.js';
import type { Frequency } from '../schedule.codes.js';
import { cycleDates } from '../due-dates/due-dates.js';

type Term = string | number | readonly (string | number)[];

/** A contract of the ACTUS test suite, as published. Numbers may be text with blanks. */
export interface ActusCase {
  readonly identifier: string;
  readonly terms: Readonly<Record<string, Term>>;
  /** Nothing is listed after this instant. */
  readonly to: string;
  readonly dataObserved: Readonly<
    Record<string, { readonly data: readonly { timestamp: string; value: string | number }[] }>
  >;
  readonly eventsObserved?: readonly { readonly time?: string; readonly type?: string }[];
  readonly results: readonly ActusResult[];
}
export interface ActusResult {
  readonly eventDate: string;
  readonly eventType: string;
  readonly payoff: string | number;
  readonly notionalPrincipal: string | number;
  readonly nominalInterestRate: string | number;
  readonly accruedInterest: string | number;
}

const dayCounts: Readonly<Record<string, DayCount>> = {
  A365: 'A/365F',
  A360: 'A/360',
  AA: 'A/A ISDA',
  '30E360': '30E/360',
  '30E360ISDA': '30E/360 ISDA',
};

/** A cycle such as `P1ML0`: its length, and whether its last stub is long. */
export interface ActusCycle {
  readonly anchor: Day;
  readonly period: Frequency;
  readonly lastStub: 'long' | 'short';
}

/** Reads the terms of an ACTUS contract in our words. */
export class ActusTerms {
  readonly days: BusinessDays;
  /** Printed times of days that end at 23:59:59: these count as the next day. */
  readonly printed = new Map<Day, string>();
  /** Amounts are not rounded there: our minor unit is so small a part of theirs. */
  readonly scale: Decimal;
  private readonly terms: ActusCase['terms'];

  constructor(private readonly source: ActusCase) {
    this.terms = source.terms;
    const convention = this.text('businessDayConvention');
    this.days = {
      calendar: this.text('calendar') === 'MF' ? 'weekdays' : 'none',
      convention: BusinessDayConvention.includes(convention) ? convention : 'NOS',
    };
    const notional = this.amount('notionalPrincipal').abs().plus(1);
    this.scale = new Decimal(10).pow(new Decimal('2e15').div(notional).log().floor());
  }

  dayCount(): DayCount {
    return dayCounts[this.text('dayCountConvention') ?? ''] ?? 'A/365F';
  }

  monthEnds(): 'monthEnd' | 'clamp' {
    return this.text('endOfMonthConvention') === 'EOM' ? 'monthEnd' : 'clamp';
  }

  /** A figure that is nothing where it is not given. */
  amount(name: string): Decimal {
    return this.number(name) ?? new Decimal(0);
  }

  money(amount: Decimal): Money {
    return { minor: amount.times(this.scale).round().toNumber(), currency: 'USD' };
  }

  /** An amount of ours in theirs. */
  theirs(minor: Decimal | number): Decimal {
    return new Decimal(minor).div(this.scale);
  }

  /** The cycle of a name; without an anchor it counts from the beginning of the contract. */
  cycle(name: string): ActusCycle | undefined {
    const anchor = this.day(`cycleAnchorDateOf${name}`) ?? this.day('initialExchangeDate');
    const cycle = cycleOf(this.text(`cycleOf${name}`));
    return anchor === undefined || cycle === undefined ? undefined : { anchor, ...cycle };
  }

  /** The dates of a cycle up to an end. */
  dates({ anchor, period, lastStub }: ActusCycle, until: Day): Day[] {
    const endOfDay = this.printed.get(until)?.slice(0, 10) ?? until;
    const rule = this.monthEnds();
    const dates = cycleDates({ anchor, frequency: period, until: endOfDay, rule, lastStub });
    return [...dates.slice(0, -1), until].filter((day) => day <= until);
  }

  /** What was observed last on a day. */
  observed(day: Day, code = 'marketObjectCodeOfRateReset'): DecimalText {
    const series = this.source.dataObserved[this.text(code) ?? ''];
    const known = (series?.data ?? []).filter(({ timestamp }) => timestamp.slice(0, 10) <= day);
    return String(known.at(-1)?.value ?? '0').trim();
  }

  text(name: string): string | undefined {
    return this.list(name)[0];
  }

  /** The values of a term that may be an array. */
  list(name: string): readonly string[] {
    const value = this.terms[name];
    if (value === undefined) return [];
    return (Array.isArray(value) ? value : [value]).map((each) => String(each).trim());
  }

  number(name: string): Decimal | undefined {
    const value = this.text(name);
    return value === undefined || value === '' ? undefined : new Decimal(value);
  }

  day(name: string): Day | undefined {
    const value = this.text(name);
    return value === undefined || value === '' ? undefined : this.dayIn(value);
  }

  dayIn(value: string): Day {
    if (!value.endsWith('23:59:59')) return value.slice(0, 10);
    const next = addDays(value.slice(0, 10), 1);
    this.printed.set(next, value);
    return next;
  }
}

/** `P3ML1` is every three months with a short last stub; `L0` is a long one. */
export function cycleOf(text: string | undefined): Omit<ActusCycle, 'anchor'> | undefined {
  const cycle = /^P(\d+)([DWMQHY])(?:L([01]))?$/.exec(text ?? '');
  if (cycle === null) return undefined;
  const [, every = '1', unit = 'M', stub] = cycle;
  return {
    period: frequencyOf(Number(every), unit),
    lastStub: stub === '0' ? 'long' : 'short',
  };
}

function frequencyOf(every: number, unit: string): Frequency {
  switch (unit) {
    case 'D':
      return { every, unit: 'day' };
    case 'W':
      return { every, unit: 'week' };
    case 'Q':
      return { every, unit: 'quarter' };
    case 'H':
      return { every: 6 * every, unit: 'month' };
    case 'Y':
      return { every, unit: 'year' };
    default:
      return { every, unit: 'month' };
  }
}
