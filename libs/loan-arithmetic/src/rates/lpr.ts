import type { BusinessCalendar, Day, DecimalText } from '#kernel';
import {
  compareRatios,
  dayFrom,
  Decimal,
  divideRounded,
  following,
  noRatio,
  partsOf,
  plusRatio,
  ratio,
  ratioOf,
  timesRatio,
} from '#kernel';
import { rateRefusals } from './agreed-rate.js';
import type { RateIndex } from './floating.js';

/** Loans of more than five years go by the rate over five years, others by the one-year rate. */
export const lprFor = (termMonths: number): RateIndex => (termMonths > 60 ? 'lpr5Y' : 'lpr1Y');

/** The day of publication in a month: the 20th, or the next business day. Source: PBOC. */
export const lprPublicationDay = (month: Day, calendar: BusinessCalendar): Day => {
  const { year, month: number } = partsOf(month);
  return following(calendar, dayFrom(year, number, 20));
};

/**
 * The rate of a month from the banks' quotes: the mean without one highest and one lowest,
 * rounded to the nearest 0.05 percentage points. Source: PBOC announcement [2019] No. 15.
 */
export function lprFromQuotes(quotes: readonly DecimalText[]): DecimalText {
  const sorted = quotes.map((quote) => ratioOf(quote, 'quotes')).sort(compareRatios);
  const kept = sorted.slice(1, -1);
  if (kept.length === 0) throw rateRefusals.NoRatePublished({ field: 'quotes', quotes });
  const sum = kept.reduce(plusRatio, noRatio);
  const { over, under } = timesRatio(sum, ratio(2_000n, kept.length));
  return new Decimal(divideRounded(over, under, 'halfUp').toString()).div(2_000).toFixed();
}
