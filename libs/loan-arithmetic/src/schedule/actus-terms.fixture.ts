import type { BusinessDays, Day, DecimalText } from '#kernel';
import { addDays, BusinessDayConvention, calculationDay, Decimal, paymentDay } from '#kernel';
import type { DayCount } from '../daycount/day-count.js';
import type { Frequency } from './due-dates.js';
import { cycleDates } from './due-dates.js';

/** A contract of the ACTUS test suite, as published. Numbers may be text with blanks. */
export interface ActusCase {
  readonly identifier: string;
  readonly terms: Readonly<Record<string, string | number>>;
  /** Nothing is listed after this instant. */
  readonly to: string;
  readonly dataObserved: Readonly<
    Record<string, { readonly data: readonly { timestamp: string; value: string }[] }>
  >;
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

/** Reads the terms of an ACTUS contract in our words. */
export class ActusTerms {
  readonly days: BusinessDays;
  /** Printed times of days that end at 23:59:59: these count as the next day. */
  readonly printed = new Map<Day, string>();
  private readonly terms: ActusCase['terms'];

  constructor(private readonly source: ActusCase) {
    this.terms = source.terms;
    const convention = this.text('businessDayConvention');
    this.days = {
      calendar: this.text('calendar') === 'MF' ? 'weekdays' : 'none',
      convention: BusinessDayConvention.includes(convention) ? convention : 'NOS',
    };
  }

  dayCount(): DayCount {
    return dayCounts[this.text('dayCountConvention') ?? ''] ?? 'A/365F';
  }

  /** A figure that is nothing where it is not given. */
  amount(name: string): Decimal {
    return this.number(name) ?? new Decimal(0);
  }

  cycle(name: string, until: Day): Day[] {
    const anchor = this.day(`cycleAnchorDateOf${name}`);
    const cycle = /^P(\d+)([DWMQHY])L([01])$/.exec(this.text(`cycleOf${name}`) ?? '');
    if (anchor === undefined || cycle === null) return [];
    const [, every = '1', unit = 'M', stub] = cycle;
    const endOfDay = this.printed.get(until)?.slice(0, 10);
    const dates = cycleDates({
      anchor,
      frequency: frequencyOf(Number(every), unit),
      until: endOfDay ?? until,
      rule: this.text('endOfMonthConvention') === 'EOM' ? 'monthEnd' : 'clamp',
      lastStub: stub === '0' ? 'long' : 'short',
    });
    return [...dates.slice(0, -1), until];
  }

  when(day: Day): { readonly on: Day; readonly countsOn: Day } {
    return { on: paymentDay(day, this.days), countsOn: calculationDay(day, this.days) };
  }

  observed(day: Day): DecimalText {
    const series = this.source.dataObserved[this.text('marketObjectCodeOfRateReset') ?? ''];
    const known = (series?.data ?? []).filter(({ timestamp }) => timestamp.slice(0, 10) <= day);
    return known.at(-1)?.value.trim() ?? '0';
  }

  text(name: string): string | undefined {
    const value = this.terms[name];
    return value === undefined ? undefined : String(value).trim();
  }

  number(name: string): Decimal | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : new Decimal(value);
  }

  day(name: string): Day | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (!value.endsWith('23:59:59')) return value.slice(0, 10);
    const next = addDays(value.slice(0, 10), 1);
    this.printed.set(next, value);
    return next;
  }
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
